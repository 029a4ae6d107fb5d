const HOUR_MS = 60 * 60 * 1000;

/**
 * ISO time of the hour in which something happened. For what a busy tool does every minute: its
 * exact time would make every read a change.
 */
export function wholeHour(time: Date): string {
  return new Date(Math.floor(time.getTime() / HOUR_MS) * HOUR_MS).toISOString();
}
