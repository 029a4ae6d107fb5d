import { z } from 'zod';

/** How something that is done again and again went lately. */
export const recentRuns = {
  windowDays: z.number(),
  runs: z
    .number()
    .describe(
      'Runs that ended within these days, however they ended; one that still runs is not among them.',
    ),
  succeeded: z.number().describe('Those of `runs` that succeeded.'),
  lastResult: z
    .enum(['success', 'failure', 'running', 'other', 'none'])
    .describe('Of the newest run, also one that still runs.'),
  lastFinishedAt: z.string().optional(),
};
