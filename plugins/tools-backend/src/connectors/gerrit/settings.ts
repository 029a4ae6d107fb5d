import { z } from 'zod';

export const gerritSettings = z.object({
  reviewLabels: z
    .array(z.string().min(1))
    .default(['Code-Review'])
    .describe('Labels by which people approve a change'),
  checkLabels: z
    .array(z.string().min(1))
    .default(['Verified'])
    .describe('Labels by which a build says that a change works'),
  changeSample: z
    .number()
    .int()
    .min(1)
    .max(500)
    .default(100)
    .describe('Newest merged changes per project whose votes are read'),
  readFiles: z
    .boolean()
    .default(true)
    .describe(
      'Whether the files of projects are read. A new commit of a default branch costs one request for each file that is there and counts; where the plugin Gitiles does not list them, about 60',
    ),
});

export type GerritSettings = z.output<typeof gerritSettings>;
