import { z } from 'zod';

export const jenkinsSettings = z.object({
  mainBranches: z
    .array(z.string().min(1))
    .default(['main', 'master', 'trunk'])
    .describe(
      'Names of main branches, best first; used where Jenkins does not mark the primary branch.',
    ),
  releases: z
    .array(z.string().min(1))
    .default([
      ...['*deploy*-prod', '*deploy*-production'],
      ...['*release*-prod', '*release*-production'],
    ])
    .describe(
      'Names of jobs, with their folders, whose builds are releases to production; `*` stands for any text.',
    ),
  warnings: z
    .boolean()
    .default(false)
    .describe(
      'Set where builds record issues with the plugin Warnings. It costs one more request for each new build, and shows from the next build of a job on.',
    ),
});

export type JenkinsSettings = z.output<typeof jenkinsSettings>;
