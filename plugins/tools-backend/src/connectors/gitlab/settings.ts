import { z } from 'zod';

export const gitlabSettings = z.object({
  /** Only projects that the token's user is a member of; needed on GitLab.com. */
  membership: z.boolean().default(false),
  /**
   * Whether private projects are restricted to `visibility.groups`. Off by default: in most
   * companies every project is private to the outside, yet open to all employees by a group.
   */
  restrictPrivate: z.boolean().default(false),
  /** Newest merged merge requests per project whose approvals are read; each costs one request. */
  mergeRequestSample: z.number().int().min(1).max(100).default(20),
  /** User names with one of these beginnings belong to people outside the company. */
  externalUserPrefixes: z.array(z.string().min(1)).default([]),
  /** Names of environments whose deployments are releases; `*` stands for any text. */
  productionEnvironments: z
    .array(z.string().min(1))
    .default(['prod*', 'live*']),
});

export type GitlabSettings = z.output<typeof gitlabSettings>;
