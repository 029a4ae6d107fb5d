import { z } from 'zod';
import { defineFactType } from './define';

export const ciRuns = defineFactType({
  id: 'ci.runs',
  title: 'how the recent builds of the default branch went',
  schema: z.object({
    windowDays: z.number(),
    runs: z.number(),
    succeeded: z.number(),
    lastResult: z.enum(['success', 'failure', 'running', 'other', 'none']),
    lastFinishedAt: z.string().optional(),
    oldestFinishedAt: z
      .string()
      .optional()
      .describe('End of the oldest run that was counted, where it is known.'),
  }),
});
