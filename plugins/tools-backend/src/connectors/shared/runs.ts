import type { ciRuns, ItemHealth } from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';
import { DAY_MS } from './times';

export const RUN_WINDOW_DAYS = 30;

/** One build or pipeline, in the words that every CI tool can be put in. */
export interface Run {
  result: 'success' | 'failure' | 'running' | 'other';
  startedAt: Date;
  /** Absent while it runs. */
  finishedAt?: Date;
}

/** Runs that ended before are not counted. */
export function runWindowStart(now: Date): Date {
  return new Date(now.getTime() - RUN_WINDOW_DAYS * DAY_MS);
}

/** Sums up runs, which come newest first, as the fact `ci.runs`. */
export function summarizeRuns(
  runs: Run[],
  now: Date,
): z.output<typeof ciRuns.schema> {
  const since = runWindowStart(now);
  const recent = runs.filter(run => run.finishedAt && run.finishedAt >= since);
  const lastFinishedAt = runs.find(run => run.finishedAt)?.finishedAt;
  return {
    windowDays: RUN_WINDOW_DAYS,
    runs: recent.length,
    succeeded: recent.filter(run => run.result === 'success').length,
    lastResult: runs[0]?.result ?? 'none',
    ...(lastFinishedAt && { lastFinishedAt: lastFinishedAt.toISOString() }),
  };
}

/** A running build says nothing yet, so the one before it decides. */
export function healthOfRuns(runs: Run[]): ItemHealth {
  const result = runs.find(run => run.result !== 'running')?.result;
  if (result === 'success') return 'ok';
  return result === 'failure' ? 'failing' : 'unknown';
}
