import { useLocale } from '../hooks/useLocale';
import { exactTime, relativeTime } from '../lib/time';

/** A time as people say it; the exact one on hover. */
export function Age({ time }: { time: string }) {
  const locale = useLocale();
  return (
    <time dateTime={time} title={exactTime(time, locale)}>
      {relativeTime(time, locale)}
    </time>
  );
}
