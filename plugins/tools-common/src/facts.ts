import { z } from 'zod';

/** A kind of evidence: connectors emit it, checks ask for it. */
export interface FactType<T = unknown> {
  id: string;
  /** Completes the sentence "Strata reads …". */
  title: string;
  schema: z.ZodType<T>;
}

/** Declares a kind of evidence. Ids are `<subject>.<what>` in kebab-case and permanent. */
export function defineFactType<T>(type: FactType<T>): FactType<T> {
  return type;
}

const isoTime = z.string();

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

export const ciRuns = defineFactType({
  id: 'ci.runs',
  title: 'how the recent builds of the default branch went',
  schema: z.object({
    windowDays: z.number(),
    runs: z.number(),
    succeeded: z.number(),
    lastResult: z.enum(['success', 'failure', 'running', 'other', 'none']),
    lastFinishedAt: isoTime.optional(),
  }),
});

export const alertRule = defineFactType({
  id: 'alert.rule',
  title: 'an alert rule with its severity, runbook and receiver',
  schema: z.object({
    name: z.string(),
    state: z.enum(['inactive', 'pending', 'firing', 'paused', 'unknown']),
    severity: z.string().optional(),
    runbookUrl: z.string().optional(),
    /** Whether a receiver is configured for it; absent where the tool cannot tell. */
    routed: z.boolean().optional(),
  }),
});

export const dashboard = defineFactType({
  id: 'monitoring.dashboard',
  title: 'a dashboard with its folder and last edit',
  schema: z.object({
    folder: z.string().optional(),
    tags: z.array(z.string()),
    updatedAt: isoTime.optional(),
  }),
});

export const monitoringTarget = defineFactType({
  id: 'monitoring.target',
  title: 'a scraped target and whether it is up',
  schema: z.object({
    job: z.string(),
    up: z.number(),
    down: z.number(),
    lastError: z.string().optional(),
  }),
});

export const issueProject = defineFactType({
  id: 'issues.project',
  title: 'an issue project with its lead and last update',
  schema: z.object({
    key: z.string(),
    lead: z.string().optional(),
    lastIssueUpdateAt: isoTime.optional(),
    openIssues: z.number().optional(),
    archived: z.boolean(),
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
