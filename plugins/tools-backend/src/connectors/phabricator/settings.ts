import { z } from 'zod';

export const phabricatorSettings = z.object({
  readFiles: z
    .boolean()
    .default(true)
    .describe(
      'Whether the files of repositories are read. For each text the server keeps a temporary file of its own for two days.',
    ),
});

export type PhabricatorSettings = z.output<typeof phabricatorSettings>;
