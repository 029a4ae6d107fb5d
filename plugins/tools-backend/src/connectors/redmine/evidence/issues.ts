import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { isArchived, isShown, type Project } from '../project';

const pageSchema = z.object({
  issues: z.array(z.object({ updated_on: z.string().optional() })),
  total_count: z.number(),
});

/** How many issues are open and when one changed last, without those of sub-projects. */
export async function readIssues(
  project: Project,
  { api }: ReadContext,
): Promise<{ openIssues?: number; lastIssueUpdateAt?: string }> {
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
  const [last, open] = await Promise.all([
    ask({ status_id: '*', sort: 'updated_on:desc' }),
    isArchived(project) ? undefined : ask({ status_id: 'open' }),
  ]);
  return {
    openIssues: open?.total_count,
    lastIssueUpdateAt: last?.issues[0]?.updated_on,
  };
}
