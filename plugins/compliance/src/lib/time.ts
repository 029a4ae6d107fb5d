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

/** Whole days until a time; negative once it has passed. */
export function daysUntil(iso: string): number {
  return Math.ceil(DateTime.fromISO(iso).diffNow('days').days);
}
