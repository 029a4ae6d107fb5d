import { z } from 'zod';

export const semaphoreSettings = z.object({
  releases: z
    .array(z.string().min(1))
    .default(['*'])
    .describe(
      'Names of templates of the type Deploy whose tasks are releases to production; `*` stands for any text.',
    ),
});

export type SemaphoreSettings = z.output<typeof semaphoreSettings>;
