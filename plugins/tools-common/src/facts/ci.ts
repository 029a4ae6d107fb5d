import { z } from 'zod';
import { defineFactType } from './define';
import { recentRuns } from './runs';

export const ciRuns = defineFactType({
  id: 'ci.runs',
  title: 'how the recent builds of the default branch went',
  schema: z.object({
    ...recentRuns,
    oldestFinishedAt: z
      .string()
      .optional()
      .describe('End of the oldest run that was counted, where it is known.'),
  }),
});
