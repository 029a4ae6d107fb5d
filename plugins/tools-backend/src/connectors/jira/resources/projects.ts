import {
  accessGrants,
  issueFlow,
  issueProject,
  issueVersions,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type KnownFacts,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import { readGrants } from '../evidence/grants';
import { countOpen, flowFacts } from '../evidence/issues';
import { versionFacts } from '../evidence/versions';

const projectSchema = z.object({
  id: z.string().min(1),
  key: z.string().min(1),
  name: z.string(),
  description: z.string().nullish(),
  /** Missing where the lead's account is gone. */
  lead: z
    .object({
      displayName: z.string().optional(),
      /** Hidden unless the user shows it to everyone. */
      emailAddress: z.string().optional(),
    })
    .nullish(),
  insight: z.object({ lastIssueUpdateTime: z.string().optional() }).nullish(),
  projectCategory: z.object({ name: z.string() }).nullish(),
  isPrivate: z.boolean().default(false),
  archived: z.boolean().default(false),
});
type ProjectRow = z.output<typeof projectSchema>;

const trashSchema = z.looseObject({ deleted: z.boolean().optional() });

const EXPAND = 'lead,insight,description';

export const projects = defineResource<ProjectRow>({
  name: 'projects',
  title: 'Projects',
  itemType: 'issue-project',
  process: 'issue-tracking',
  schema: projectSchema,
  list: {
    path: '/project/search',
    paging: {
      by: 'offset',
      param: 'startAt',
      sizeParam: 'maxResults',
      size: 50,
      rows: 'values',
      total: 'total',
      isLast: 'isLast',
    },
    query: {
      expand: EXPAND,
      orderBy: 'key',
      // Without it, archived projects are left out (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-projects/#api-rest-api-3-project-search-get).
      status: ['live', 'archived'],
    },
  },
  /** Roles, versions and deleted issues touch no issue: a full read shows them. */
  incremental: true,
  id: project => project.id,
  read: readProject,
  toItem: (project, { api }) => ({
    title: project.name,
    description: project.description || undefined,
    url: `${api.baseUrl}/browse/${encodeURIComponent(project.key)}`,
    restricted: project.isPrivate,
    owner: {
      path: project.projectCategory?.name,
      person: project.lead?.emailAddress,
    },
    hints: {
      annotations: {
        'jira/project-key': [project.key],
        'jira.com/project-key': [project.key],
      },
    },
    attributes: { key: project.key, archived: project.archived },
  }),
  facts: [issueProject, issueFlow, issueVersions, accessGrants],
  remembers: [issueProject],
  evidence,
});

/** A project in the trash is still answered, but no longer listed. */
async function readProject(id: string, { api }: ReadContext): Promise<unknown> {
  const row = await api.find(`/project/${segment(id)}`, trashSchema, {
    query: { expand: EXPAND },
    allow: [404],
  });
  return row?.deleted ? undefined : row;
}

/** The row tells when an issue changed last; while that stays, only a full read asks for more. */
async function evidence(
  project: ProjectRow,
  context: ReadContext,
  known: KnownFacts,
): Promise<Evidence> {
  const { key, archived } = project;
  const lastIssueUpdateAt = isoTime(project.insight?.lastIssueUpdateTime);
  const before = known.get(issueProject);
  const quiet =
    context.since !== undefined &&
    before?.archived === archived &&
    before.lastIssueUpdateAt === lastIssueUpdateAt &&
    lastIssueUpdateAt !== undefined;
  const openIssues = quiet ? before.openIssues : undefined;
  const lead = project.lead?.displayName;
  const value = { key, lead, lastIssueUpdateAt, openIssues, archived };
  const status: Evidence['status'] = {
    health: archived ? 'unknown' : 'ok',
    word: archived ? 'archived' : 'active',
    lastActivityAt: lastIssueUpdateAt,
  };
  if (archived || quiet) {
    return {
      status,
      facts: [{ type: issueProject, value }],
      ...(quiet && { unchanged: [issueFlow, issueVersions, accessGrants] }),
    };
  }
  const [counted, ...facts] = await Promise.all([
    countOpen(key, context),
    flowFacts(key, context),
    versionFacts(key, context),
    readGrants(key, context),
  ]);
  return {
    status,
    facts: [
      { type: issueProject, value: { ...value, openIssues: counted } },
      ...facts.flat(),
    ],
  };
}

/** Jira writes offsets without a colon: `2021-04-22T05:37:05.000+0000`. */
function isoTime(time: string | undefined): string | undefined {
  const date = new Date((time ?? '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
