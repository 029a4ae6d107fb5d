import { z } from 'zod';
import { defineFactType } from './define';

export const repositorySettings = defineFactType({
  id: 'repository.settings',
  title: 'the merge settings of a repository',
  schema: z.object({
    defaultBranch: z.string().optional(),
    archived: z.boolean(),
    visibility: z.string(),
    mergeMethod: z.string().optional(),
    pipelineMustSucceed: z.boolean(),
    discussionsMustBeResolved: z.boolean(),
  }),
});

export const branchProtection = defineFactType({
  id: 'repository.branch-protection',
  title: 'how the default branch of a repository is protected',
  schema: z.object({
    branch: z.string(),
    protected: z.boolean(),
    directPush: z
      .boolean()
      .describe('Whether anybody may push without a merge request.'),
    forcePush: z.boolean(),
  }),
});

export const mergeRequests = defineFactType({
  id: 'repository.merge-requests',
  title: 'how the merge requests of the last days were reviewed',
  schema: z.object({
    windowDays: z.number(),
    merged: z.number(),
    reviewedByAnother: z
      .number()
      .describe('Merged after an approval by somebody other than the author.'),
  }),
});

export const reviewPolicy = defineFactType({
  id: 'repository.review-policy',
  title: 'what a change needs before it can land in a repository',
  schema: z.object({
    approvalRequired: z.boolean().describe('Whether a person must approve it.'),
    ownApprovalCounts: z
      .boolean()
      .optional()
      .describe(
        "Whether its author's own approval is enough, as far as the tool tells.",
      ),
    checkRequired: z
      .boolean()
      .optional()
      .describe('Whether a build or another machine must have passed it.'),
    openCommentsBlock: z
      .boolean()
      .optional()
      .describe('Whether a comment that nobody resolved keeps it back.'),
    rules: z.array(z.string()).describe('Names of the rules in the tool.'),
  }),
});

export const repositoryAccess = defineFactType({
  id: 'repository.access',
  title: 'how many people hold which role in a repository',
  schema: z.object({
    members: z.number(),
    maintainers: z.number(),
    external: z.number(),
    blocked: z
      .number()
      .describe(
        'Members without two-factor or expired, where the tool shows it.',
      ),
  }),
});
