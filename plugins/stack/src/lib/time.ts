import { DateTime } from 'luxon';

/** "2 minutes ago", in the language of the reader. */
export function relativeTime(iso: string, locale: string): string {
  return DateTime.fromISO(iso).toRelative({ locale }) ?? iso;
}

export function exactTime(iso: string, locale: string): string {
  return DateTime.fromISO(iso)
    .setLocale(locale)
    .toLocaleString(DateTime.DATETIME_FULL_WITH_SECONDS);
}
