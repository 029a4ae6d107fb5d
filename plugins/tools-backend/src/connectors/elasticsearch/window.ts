/** How far back lines count as lately written. */
export const WINDOW_HOURS = 24;

const HOUR_MS = 60 * 60 * 1000;

export function windowStart(now: Date): Date {
  return new Date(now.getTime() - WINDOW_HOURS * HOUR_MS);
}
