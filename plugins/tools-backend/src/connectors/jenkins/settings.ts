import { z } from 'zod';

export const jenkinsSettings = z.object({
  mainBranches: z
    .array(z.string().min(1))
    .default(['main', 'master', 'trunk'])
    .describe(
      'Names of main branches, best first; used where Jenkins does not mark the primary branch.',
    ),
});

export type JenkinsSettings = z.output<typeof jenkinsSettings>;
