import type {
  automationRuns,
  ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';
import { healthOfRuns, summarizeRuns, type Run } from './runs';

/** What the runs of an automation job, newest first, say of it. */
export function describeRuns(
  runs: Run[],
  now: Date,
): { status: ItemStatus; runs: z.output<typeof automationRuns.schema> } {
  return {
    status: {
      health: healthOfRuns(runs),
      word: runs[0]?.result ?? 'never run',
      lastActivityAt: runs[0]?.startedAt.toISOString(),
    },
    runs: summarizeRuns(runs, now),
  };
}
