import { z } from 'zod';

export const jenkinsSettings = z.object({
  /** Names of main branches, best first; used where Jenkins does not mark the primary branch. */
  mainBranches: z.array(z.string().min(1)).default(['main', 'master', 'trunk']),
});

export type JenkinsSettings = z.output<typeof jenkinsSettings>;
