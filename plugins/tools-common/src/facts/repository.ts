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
    /** Whether anybody may push without a merge request. */
    directPush: z.boolean(),
    forcePush: z.boolean(),
  }),
});

export const mergeRequests = defineFactType({
  id: 'repository.merge-requests',
  title: 'how the merge requests of the last days were reviewed',
  schema: z.object({
    windowDays: z.number(),
    merged: z.number(),
    /** Merged after an approval by somebody other than the author. */
    reviewedByAnother: z.number(),
  }),
});

export const reviewPolicy = defineFactType({
  id: 'repository.review-policy',
  title: 'what a change needs before it can land in a repository',
  schema: z.object({
    /** Whether a person must approve it. */
    approvalRequired: z.boolean(),
    /** Whether its author's own approval is enough, as far as the tool tells. */
    ownApprovalCounts: z.boolean().optional(),
    /** Whether a build or another machine must have passed it. */
    checkRequired: z.boolean().optional(),
    /** Whether a comment that nobody resolved keeps it back. */
    openCommentsBlock: z.boolean().optional(),
    /** Names of the rules in the tool. */
    rules: z.array(z.string()),
  }),
});

export const repositoryFiles = defineFactType({
  id: 'repository.files',
  title: 'which files of a declared list a repository has',
  schema: z.object({
    /** Paths found, out of the list in `SNAPSHOT_PATHS`. */
    present: z.array(z.string()),
  }),
});

export const repositoryAccess = defineFactType({
  id: 'repository.access',
  title: 'how many people hold which role in a repository',
  schema: z.object({
    members: z.number(),
    maintainers: z.number(),
    external: z.number(),
    /** Members without two-factor or expired, where the tool shows it. */
    blocked: z.number(),
  }),
});

/** Paths, relative to a repository's root, that the snapshot looks for. */
export const SNAPSHOT_PATHS = [
  'README.md',
  'CODEOWNERS',
  '.gitlab/CODEOWNERS',
  'docs/CODEOWNERS',
  'catalog-info.yaml',
  'docs/runbook.md',
  '.editorconfig',
  '.golangci.yml',
  'eslint.config.mjs',
  'checkstyle.xml',
  'ruff.toml',
  'phpcs.xml.dist',
  '.rubocop.yml',
  '.clang-tidy',
  '.gitlab-ci.yml',
  'Jenkinsfile',
  'mkdocs.yml',
  'CHANGELOG.md',
] as const;
