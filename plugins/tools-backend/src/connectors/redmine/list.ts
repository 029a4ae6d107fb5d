import type {
  ListPage,
  Paging,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { projectSchema, STATUS } from './project';

/** Rows that Redmine gives at most at once. */
export const LARGEST_PAGE = 100;

export const pagesOf = (rows: string): Paging => ({
  by: 'offset',
  param: 'offset',
  sizeParam: 'limit',
  size: LARGEST_PAGE,
  rows,
  total: 'total_count',
});

/**
 * All projects, or those that changed. A refused key does not fail the list: Redmine then shows
 * what anybody may see, which would look as if the rest were gone. So the account is asked for first.
 */
export async function* listProjects(
  context: ReadContext,
): AsyncIterable<ListPage> {
  const { api, since } = context;
  await api.get('/users/current.json', z.object({ user: z.object({}) }));
  const changed = since && (await projectsWithChanges(since, context));
  const pages = api.pages('/projects.json', pagesOf('projects'), {
    query: {
      // Without it, closed projects are left out.
      status: [STATUS.active, STATUS.closed, STATUS.archived].join('|'),
      include: 'enabled_modules',
    },
    from: context.resumeAt,
  });
  for await (const page of pages) {
    yield changed
      ? { ...page, total: undefined, rows: page.rows.filter(changed) }
      : page;
  }
}

const issueSchema = z.object({ project: z.object({ id: z.number() }) });

/** Projects have no filter by time, but issues do. */
async function projectsWithChanges(since: Date, { api }: ReadContext) {
  const active = new Set<number>();
  const pages = api.pages('/issues.json', pagesOf('issues'), {
    query: {
      status_id: '*',
      // Redmine reads no fractions of seconds.
      updated_on: `>=${since.toISOString().replace(/\.\d+/, '')}`,
      sort: 'updated_on',
    },
  });
  for await (const page of pages) {
    for (const row of page.rows) {
      const { data: issue } = issueSchema.safeParse(row);
      if (issue) active.add(issue.project.id);
    }
  }
  return (row: unknown): boolean => {
    const { data: project } = projectSchema.safeParse(row);
    if (!project) return true;
    const updated = Date.parse(project.updated_on ?? '');
    return active.has(project.id) || !(updated < since.getTime());
  };
}
