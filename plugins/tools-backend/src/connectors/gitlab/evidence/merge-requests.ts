import { mergeRequests } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { DAY_MS } from '../../shared/times';
import { NOT_SHOWN } from '../lists';
import type { ProjectRow } from '../project';
import type { GitlabSettings } from '../settings';

const WINDOW_DAYS = 30;

const user = z.object({ id: z.number() });
const rowsSchema = z.array(
  z.object({
    iid: z.number(),
    merged_at: z.string().nullish(),
    author: user.nullish(),
  }),
);
type MergeRequest = z.output<typeof rowsSchema>[number];
const approvalsSchema = z.object({
  approved_by: z.array(z.object({ user: user.nullish() })).default([]),
});

/**
 * Of the newest merged ones, as many as the sample allows: each costs a request for its approvals,
 * so `merged` counts what was examined.
 */
export async function readMergeRequests(
  project: ProjectRow,
  context: ReadContext<GitlabSettings>,
) {
  const since = new Date(context.now.getTime() - WINDOW_DAYS * DAY_MS);
  const merged = await findMerged(project, since, context);
  const reviews = merged && (await readReviews(project, merged, context));
  if (!reviews) return [];
  const value = {
    windowDays: WINDOW_DAYS,
    merged: reviews.length,
    reviewedByAnother: reviews.filter(Boolean).length,
  };
  return [{ type: mergeRequests, value }];
}

/** A project without activity in the window needs no request. */
async function findMerged(
  project: ProjectRow,
  since: Date,
  { api, settings }: ReadContext<GitlabSettings>,
): Promise<MergeRequest[] | undefined> {
  const active = project.last_activity_at;
  if (active && new Date(active) < since) return [];
  const path = `/projects/${project.id}/merge_requests`;
  const rows = await api.find(path, rowsSchema, {
    query: {
      state: 'merged',
      updated_after: since.toISOString(),
      order_by: 'updated_at',
      sort: 'desc',
      per_page: 100,
    },
    allow: NOT_SHOWN,
  });
  return rows
    ?.filter(row => row.merged_at && new Date(row.merged_at) >= since)
    .slice(0, settings.mergeRequestSample);
}

/** For each: whether somebody other than the author approved it. */
async function readReviews(
  project: ProjectRow,
  merged: MergeRequest[],
  { api }: ReadContext,
): Promise<boolean[] | undefined> {
  const reviews: boolean[] = [];
  for (const { iid, author } of merged) {
    const path = `/projects/${project.id}/merge_requests/${iid}/approvals`;
    const answer = await api.find(path, approvalsSchema, { allow: NOT_SHOWN });
    if (!answer) return undefined;
    reviews.push(
      answer.approved_by.some(by => by.user && by.user.id !== author?.id),
    );
  }
  return reviews;
}
