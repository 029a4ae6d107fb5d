import { z } from 'zod';

export const gitlabSettings = z.object({
  membership: z
    .boolean()
    .default(false)
    .describe(
      "Only projects that the token's user is a member of; needed on GitLab.com.",
    ),
  restrictPrivate: z
    .boolean()
    .default(false)
    .describe(
      'Whether private projects are restricted to `visibility.groups`. Off by default: in most companies every project is private to the outside, yet open to all employees by a group.',
    ),
  mergeRequestSample: z
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .describe(
      'Newest merged merge requests per project whose approvals are read; each costs one request.',
    ),
  externalUserPrefixes: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'User names with one of these beginnings belong to people outside the company.',
    ),
  productionEnvironments: z
    .array(z.string().min(1))
    .default(['prod*', 'live*'])
    .describe(
      'Names of environments whose deployments are releases; `*` stands for any text.',
    ),
});

export type GitlabSettings = z.output<typeof gitlabSettings>;
