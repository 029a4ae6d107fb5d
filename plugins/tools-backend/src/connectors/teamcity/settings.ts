import { z } from 'zod';

export const teamcitySettings = z.object({
  buildSample: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(30)
    .describe('Newest builds of each build configuration that are read'),
});

export type TeamcitySettings = z.output<typeof teamcitySettings>;
