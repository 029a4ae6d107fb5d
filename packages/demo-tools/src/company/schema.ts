import { z } from 'zod';

/** Results of builds, newest first: `S` success, `F` failure. */
const builds = z.string().regex(/^[SF]*$/);

const ciSchema = z.object({
  tool: z.enum(['jenkins', 'gitlab-ci']),
  /** Full name in Jenkins. */
  job: z.string().optional(),
  multibranch: z.boolean().default(false),
  disabled: z.boolean().default(false),
  builds,
  /** Age of the newest build. */
  hoursAgo: z.number().default(0),
});

const dashboardSchema = z.object({
  title: z.string(),
  daysAgo: z.number(),
  /** Uid of a folder; a service's dashboards are in its owner's folder. */
  folder: z.string().optional(),
  tags: z.array(z.string()).default([]),
});

const alertSchema = z.object({
  name: z.string(),
  tool: z.enum(['prometheus', 'grafana']).default('prometheus'),
  severity: z.string().optional(),
  runbook: z.boolean().default(true),
  /** Whether a notification policy reaches a receiver. */
  routed: z.boolean().default(true),
  state: z.enum(['inactive', 'pending', 'firing']).default('inactive'),
});

const targetSchema = z.object({
  up: z.number().default(0),
  down: z.number().default(0),
  error: z.string().optional(),
});

const repositorySchema = z.object({
  path: z.string(),
  /** Display name, where it differs from the path. */
  name: z.string().optional(),
  /** Folder of the service in a repository that several services share. */
  folder: z.string().optional(),
  /** Path before a rename; GitLab redirects from there. */
  formerPath: z.string().optional(),
  /** What the catalog entry names, where it is out of date. */
  catalogSlug: z.string().optional(),
  unprotected: z.boolean().default(false),
  visibility: z.enum(['private', 'internal', 'public']).default('internal'),
});

const dependenciesSchema = z.object({
  /** Technologies that its files do not show, though its catalog entry names them. */
  without: z.array(z.string()).default([]),
  /** Those that they show, though the entry does not. */
  besides: z.array(z.string()).default([]),
  /** Names of its database migrations. */
  migrations: z
    .array(z.string())
    .default(['0001_begin.sql', '0002_add_indexes.sql']),
});

export const serviceSchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  type: z.string().default('service'),
  lifecycle: z.string().default('production'),
  language: z.string(),
  system: z.string().optional(),
  technologies: z.array(z.string()),
  repository: repositorySchema,
  ci: ciSchema,
  reviews: z
    .object({ merged: z.number(), unreviewed: z.number() })
    .default({ merged: 0, unreviewed: 0 }),
  /** Usual files that its repository does not have. */
  lacks: z.array(z.string()).default([]),
  dependencies: dependenciesSchema.default(dependenciesSchema.parse({})),
  dashboards: z.array(dashboardSchema),
  alerts: z.array(alertSchema),
  target: targetSchema,
  /** Without `open` the service uses the issue project of another one. */
  issues: z.object({
    key: z.string(),
    name: z.string().optional(),
    open: z.number().optional(),
    daysAgo: z.number().default(0),
  }),
  omitAnnotations: z.array(z.string()).default([]),
});

/** Tools of which the stand-ins list accounts. */
const accountTools = z.enum(['gitlab', 'jira', 'grafana']);
export type AccountTool = z.output<typeof accountTools>;

const orgShape = {
  id: z.string(),
  title: z.string(),
};

export const organisationSchema = z.object({
  name: z.string(),
  domain: z.string(),
  teams: z.array(
    z.object({ ...orgShape, system: z.string(), description: z.string() }),
  ),
  groups: z.array(z.object({ ...orgShape, type: z.string() })),
  systems: z.array(
    z.object({ ...orgShape, owner: z.string(), description: z.string() }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      groups: z.array(z.string()),
      /** Team that the person leads. */
      leads: z.string().optional(),
    }),
  ),
  leavers: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Where the person was. */
      team: z.string(),
      /** A day, `YYYY-MM-DD`. */
      leftOn: z.string(),
      /** Where the account was forgotten. */
      tools: z.array(accountTools),
    }),
  ),
});

export const extrasSchema = z.object({
  repositories: z.array(
    z.object({
      path: z.string(),
      description: z.string(),
      topics: z.array(z.string()).default([]),
      unprotected: z.boolean().default(false),
      archived: z.boolean().default(false),
      /** Texts by path, besides the README. */
      files: z.record(z.string(), z.string()).default({}),
    }),
  ),
  jobs: z.array(
    z.object({ fullName: z.string(), builds, hoursAgo: z.number() }),
  ),
  folders: z.array(
    z.object({
      uid: z.string(),
      title: z.string(),
      privateTo: z.string().optional(),
    }),
  ),
  dashboards: z.array(dashboardSchema),
  contactPoints: z.array(
    z.object({
      name: z.string(),
      type: z.enum(['webhook', 'email']),
      team: z.string(),
    }),
  ),
  issueProjects: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      open: z.number(),
      daysAgo: z.number(),
      archived: z.boolean().default(false),
      lead: z.string(),
    }),
  ),
  alerts: z.array(alertSchema),
  targets: z.array(targetSchema.extend({ job: z.string() })),
  accounts: z.array(
    z.object({
      /** User name, where the tool has one. */
      id: z.string(),
      name: z.string(),
      email: z.string().optional(),
      /** Whose things it may work on. */
      team: z.string(),
      tools: z.array(accountTools),
      bot: z.boolean().default(false),
    }),
  ),
});

export type Service = z.output<typeof serviceSchema> & { owner: string };
export type Organisation = z.output<typeof organisationSchema>;
export type Person = Organisation['people'][number];
export type Extras = z.output<typeof extrasSchema>;
export type CompanyAlert = z.output<typeof alertSchema>;
export type CompanyDashboard = z.output<typeof dashboardSchema>;

/** The demo company: the only source of what the stand-in tools and the demo catalog show. */
export interface Company extends Organisation {
  services: Service[];
  extras: Extras;
}
