import {
  accessGrants,
  accessPolicy,
  issueMembers,
  issueProject,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { Conduit } from '../conduit';
import { grantsOf } from '../grants';
import { guardedSchema, isRestricted, policyOf, timeOf } from '../policy';

const rowSchema = z.object({
  id: z.number(),
  phid: z.string().min(1),
  fields: z.object({
    name: z.string(),
    /** Missing for milestones. */
    slug: z.string().nullish(),
    description: z.string().nullish(),
    milestone: z.number().nullish(),
    parent: z.object({ name: z.string() }).nullish(),
    /** Phabricator did not tell. */
    status: z.string(),
    ...guardedSchema.shape,
  }),
  attachments: z.object({
    members: z.object({ members: z.array(z.object({ phid: z.string() })) }),
  }),
});
type Row = z.output<typeof rowSchema>;

export const projects = defineResource<Row>({
  name: 'projects',
  title: 'Projects',
  itemType: 'issue-project',
  process: 'issue-tracking',
  schema: rowSchema,
  list: listProjects,
  id: row => row.phid,
  toItem({ id, phid, fields }, { api }) {
    // A stage of its parent, not a project of its own.
    if (typeof fields.milestone === 'number') return undefined;
    return {
      title: fields.name,
      description: fields.description || undefined,
      url: `${api.baseUrl}/project/view/${id}/`,
      restricted: isRestricted(fields),
      owner: { path: fields.parent?.name },
      hints: {
        annotations: {
          'phorge/project-phid': [phid],
          'phorge/project-slug': fields.slug ? [fields.slug] : [],
        },
      },
      attributes: { key: keyOf(fields, id), archived: isArchived(fields) },
    };
  },
  facts: [issueProject, issueMembers, accessPolicy, accessGrants],
  evidence,
});

function keyOf({ slug }: Row['fields'], id: number): string {
  return slug || String(id);
}

function isArchived({ status }: Row['fields']): boolean {
  return status !== 'active';
}

async function* listProjects(context: ReadContext): AsyncIterable<ListPage> {
  const conduit = new Conduit(context.api);
  const pages = conduit.search(
    'project.search',
    { attachments: { members: true } },
    context.resumeAt,
  );
  let active: Set<string> | undefined;
  for await (const page of pages) {
    if (page.rows.some(lacksStatus)) active ??= await readActive(conduit);
    yield { ...page, rows: withStatuses(page.rows, active) };
  }
}

const identified = z.looseObject({
  phid: z.string(),
  fields: z.looseObject({ status: z.string().optional() }),
});

function lacksStatus(row: unknown): boolean {
  const { data } = identified.safeParse(row);
  return Boolean(data) && data!.fields.status === undefined;
}

/** The only list in which Phabricator shows whether a project is archived. */
async function readActive(conduit: Conduit): Promise<Set<string>> {
  const active = new Set<string>();
  for await (const { rows } of conduit.search('project.search', {
    queryKey: 'active',
  })) {
    for (const row of rows) active.add(identified.parse(row).phid);
  }
  return active;
}

function withStatuses(
  rows: unknown[],
  active: Set<string> | undefined,
): unknown[] {
  if (!active) return rows;
  return rows.map(row => {
    if (!lacksStatus(row)) return row;
    const { phid, fields, ...rest } = identified.parse(row);
    const status = active.has(phid) ? 'active' : 'archived';
    return { ...rest, phid, fields: { ...fields, status } };
  });
}

const taskSchema = z.object({
  fields: z.object({ dateModified: z.number() }),
});

async function evidence(row: Row, context: ReadContext): Promise<Evidence> {
  const { fields, attachments } = row;
  const { api } = context;
  const people = attachments.members.members.length;
  const open = !isRestricted(fields);
  const lastIssueUpdateAt = await readLastUpdate(row.phid, new Conduit(api));
  const archived = isArchived(fields);
  const key = keyOf(fields, row.id);
  const members = { open, people, groups: 0, roles: [] };
  return {
    status: {
      health: archived ? 'unknown' : 'ok',
      word: fields.status,
      lastActivityAt: lastIssueUpdateAt,
    },
    facts: [
      { type: issueProject, value: { key, archived, lastIssueUpdateAt } },
      { type: issueMembers, value: members },
      { type: accessPolicy, value: policyOf(fields) },
      ...(await grantsOf(fields, context)),
    ],
  };
}

/** Of the tasks of the project and its sub-projects. */
async function readLastUpdate(phid: string, conduit: Conduit) {
  const page = await conduit.find(
    'maniphest.search',
    { constraints: { projects: [phid] }, order: 'updated', limit: 1 },
    z.object({ data: z.array(taskSchema) }),
  );
  const [task] = page?.data ?? [];
  return task && timeOf(task.fields.dateModified);
}
