import { DateTime } from 'luxon';
import { useLocale } from './RelativeTime';

/** "today", "5 days ago", for what is known to the day only; the date on hover. */
export function RelativeDay({ iso }: { iso: string }) {
  const locale = useLocale();
  const day = DateTime.fromISO(iso.slice(0, 10), { locale, zone: 'utc' });
  return (
    <time dateTime={day.toISODate() ?? iso} title={day.toLocaleString()}>
      {day.toRelativeCalendar({ unit: 'days' })}
    </time>
  );
}
