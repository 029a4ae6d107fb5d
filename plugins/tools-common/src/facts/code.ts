import { z } from 'zod';
import { defineFactType } from './define';

export const codeInspection = defineFactType({
  id: 'code.inspection',
  title: 'what inspects the code of the default branch, and what it found',
  schema: z.object({
    inspectors: z
      .array(z.string())
      .describe(
        'What inspects the code: steps of a build, or build plans. Empty where results are seen and not what made them.',
      ),
    passed: z
      .boolean()
      .optional()
      .describe(
        'Whether the newest inspection was passed, where the tool decides that.',
      ),
    errors: z.number().optional(),
    warnings: z.number().optional(),
    duplicates: z
      .number()
      .optional()
      .describe('Pieces of code that are there more than once.'),
    finishedAt: z
      .string()
      .optional()
      .describe('End of the inspection that these results are of.'),
  }),
});
