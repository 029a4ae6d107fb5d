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
  /** Gerrit lists no folders: a new commit costs one request for each declared file. */
  readFiles: z
    .boolean()
    .default(true)
    .describe(
      'Whether the files of projects are read; about 60 requests for each new commit of a default branch',
    ),
});

export type GerritSettings = z.output<typeof gerritSettings>;
