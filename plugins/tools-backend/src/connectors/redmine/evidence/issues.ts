import type { issueFlow } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { RUN_WINDOW_DAYS, runWindowStart } from '../../shared/runs';
import { isArchived, isShown, type Project } from '../project';

const pageSchema = z.object({
  issues: z.array(z.object({ updated_on: z.string().optional() })),
  total_count: z.number(),
});

export interface Issues {
  openIssues?: number;
  lastIssueUpdateAt?: string;
  flow?: z.output<typeof issueFlow.schema>;
}

/** How many issues there are and when one changed last, without those of sub-projects. */
export async function readIssues(
  project: Project,
  { api, now }: ReadContext,
): Promise<Issues> {
  const modules = project.enabled_modules?.map(({ name }) => name);
  const tracks = modules?.includes('issue_tracking') ?? true;
  if (!tracks || !isShown(project)) return {};
  const ask = (query: Record<string, string>) =>
    api.find('/issues.json', pageSchema, {
      query: {
        project_id: project.id,
        subproject_id: '!*',
        limit: 1,
        ...query,
      },
      allow: [403, 404],
    });
  const askUnlessArchived = (query: Record<string, string>) =>
    isArchived(project) ? undefined : ask(query);
  const since = `>=${runWindowStart(now).toISOString().slice(0, 10)}`;
  const [last, open, opened, closed] = await Promise.all([
    ask({ status_id: '*', sort: 'updated_on:desc' }),
    askUnlessArchived({ status_id: 'open' }),
    askUnlessArchived({ status_id: '*', created_on: since }),
    askUnlessArchived({ status_id: '*', closed_on: since }),
  ]);
  return {
    openIssues: open?.total_count,
    lastIssueUpdateAt: last?.issues[0]?.updated_on,
    flow: opened &&
      closed && {
        windowDays: RUN_WINDOW_DAYS,
        opened: opened.total_count,
        closed: closed.total_count,
      },
  };
}
