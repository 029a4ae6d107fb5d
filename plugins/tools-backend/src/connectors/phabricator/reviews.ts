import type { mergeRequests } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import type { Conduit } from './conduit';

const WINDOW_DAYS = 30;
const DAY_SECONDS = 24 * 60 * 60;

const revisionSchema = z.object({
  fields: z.object({ authorPHID: z.string() }),
  attachments: z.object({
    reviewers: z.object({
      reviewers: z.array(
        z.object({
          reviewerPHID: z.string(),
          status: z.string(),
          /** The person that spoke for a project. */
          actorPHID: z.string().nullish(),
        }),
      ),
    }),
  }),
});
type Revision = z.output<typeof revisionSchema>;

/**
 * Of the landed revisions that changed in the window; there is no time of landing to ask for.
 * `undefined` where the account may not see revisions.
 */
export async function readReviews(
  repository: string,
  conduit: Conduit,
  now: Date,
): Promise<z.output<typeof mergeRequests.schema> | undefined> {
  const seconds = Math.floor(now.getTime() / 1000);
  const revisions = await conduit.findAll(
    'differential.revision.search',
    {
      constraints: {
        repositoryPHIDs: [repository],
        statuses: ['published'],
        modifiedStart: seconds - WINDOW_DAYS * DAY_SECONDS,
      },
      attachments: { reviewers: true },
    },
    revisionSchema,
  );
  return (
    revisions && {
      windowDays: WINDOW_DAYS,
      merged: revisions.length,
      reviewedByAnother: revisions.filter(isReviewed).length,
    }
  );
}

function isReviewed({ fields, attachments }: Revision): boolean {
  return attachments.reviewers.reviewers.some(
    ({ status, reviewerPHID, actorPHID }) =>
      status === 'accepted' &&
      (actorPHID ?? reviewerPHID) !== fields.authorPHID,
  );
}
