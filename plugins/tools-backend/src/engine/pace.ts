import {
  MANY_FAILURES,
  type SyncErrorKind,
} from '@strata/backstage-plugin-tools-common';

/** Seconds after the first failure that may pass by itself; doubles with each further one. */
const FIRST_RETRY_SECONDS = 15;

/** A tool that keeps failing is asked at least so often, in seconds, unless its own pace is slower. */
const SLOWEST_SECONDS = 600;

/**
 * Seconds from the end of a run to the next one. What may pass by itself is tried again soon; a
 * tool that keeps failing is left alone for longer and longer.
 */
export function secondsToNext(run: {
  everyMinutes: number;
  tookSeconds: number;
  /** Runs that failed in a row, this one included. */
  failures: number;
  kind?: SyncErrorKind;
  /** What the tool asked for, in milliseconds. */
  retryAfterMs?: number;
}): number {
  const every = run.everyMinutes * 60;
  const { failures } = run;
  // A few percent of chance keep syncs that started together from staying together.
  const regular =
    Math.max(1, every - run.tookSeconds) * (0.97 + Math.random() * 0.06);
  const passing = run.kind === 'unavailable' || run.kind === 'rateLimited';
  if (!failures || !passing) return regular;
  const asked = (run.retryAfterMs ?? 0) / 1000;
  if (failures > MANY_FAILURES) {
    const slower = every * 2 ** Math.min(failures - MANY_FAILURES, 20);
    return Math.max(asked, Math.min(slower, Math.max(every, SLOWEST_SECONDS)));
  }
  const soon = FIRST_RETRY_SECONDS * 2 ** (failures - 1);
  return Math.max(asked, Math.min(soon, every));
}
