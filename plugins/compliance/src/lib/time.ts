import { DateTime } from 'luxon';

/** `2 min. ago`, in the language of the app. */
export function relativeTime(iso: string, locale: string): string {
  const time = DateTime.fromISO(iso).setLocale(locale);
  return time.toRelative({ style: 'short' }) ?? iso;
}

/** The exact local time, for hovering. */
export function exactTime(iso: string, locale: string): string {
  const time = DateTime.fromISO(iso).setLocale(locale);
  return time.toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS);
}

export function isoDay(daysFromNow: number): string {
  return DateTime.local().plus({ days: daysFromNow }).toISODate() ?? '';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day, if it is one and is over here. */
export function asPastDay(text: string | undefined): string | undefined {
  const valid = text && DAY.test(text) && DateTime.fromISO(text).isValid;
  return valid && text < isoDay(0) ? text : undefined;
}

/** Whole days until a time; negative once it has passed. */
export function daysUntil(iso: string): number {
  return Math.ceil(DateTime.fromISO(iso).diffNow('days').days);
}
