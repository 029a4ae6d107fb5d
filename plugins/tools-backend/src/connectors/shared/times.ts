const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;

/**
 * ISO time of the hour in which something happened. For what a busy tool does every minute: its
 * exact time would make every read a change.
 */
export function wholeHour(time: Date): string {
  return new Date(Math.floor(time.getTime() / HOUR_MS) * HOUR_MS).toISOString();
}

/** Days between two times, to a tenth. */
export function daysBetween(from: string, to: string): number {
  const ms = Date.parse(to) - Date.parse(from);
  return Math.round((ms / DAY_MS) * 10) / 10;
}
