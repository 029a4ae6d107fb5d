import type { mergeRequests } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import { RUN_WINDOW_DAYS } from '../shared/runs';
import type { Conduit } from './conduit';

const revisionSchema = z.object({
  phid: z.string(),
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
 * Of these commits, also of those that came past any review. `undefined` where the account may not
 * see revisions, and where commits come from elsewhere and may be reviewed there.
 */
export async function readReviews(
  commits: string[],
  { fields }: { fields: { isHosted: boolean } },
  conduit: Conduit,
): Promise<z.output<typeof mergeRequests.schema> | undefined> {
  const edges = await conduit.edges(commits, 'commit.revision');
  const revisions = edges.map(({ destinationPHID }) => destinationPHID);
  if (commits.length && !revisions.length) {
    const known = fields.isHosted && (await mayRead(conduit));
    if (!known) return undefined;
  }
  const reviewed = await findReviewed([...new Set(revisions)], conduit);
  const isGood = (commit: string) =>
    edges.some(
      ({ sourcePHID, destinationPHID }) =>
        sourcePHID === commit && reviewed?.has(destinationPHID),
    );
  return (
    reviewed && {
      windowDays: RUN_WINDOW_DAYS,
      merged: commits.length,
      reviewedByAnother: commits.filter(isGood).length,
    }
  );
}

/** Whether no revision means that there is none. */
async function mayRead(conduit: Conduit): Promise<boolean> {
  const answer = await conduit.find(
    'differential.revision.search',
    { limit: 1 },
    z.unknown(),
  );
  return answer !== undefined;
}

/** Those of the revisions that somebody other than the author accepted. */
async function findReviewed(
  revisions: string[],
  conduit: Conduit,
): Promise<Set<string> | undefined> {
  if (!revisions.length) return new Set();
  const found = await conduit.findAll(
    'differential.revision.search',
    { constraints: { phids: revisions }, attachments: { reviewers: true } },
    revisionSchema,
  );
  return found && new Set(found.filter(isReviewed).map(({ phid }) => phid));
}

function isReviewed({ fields, attachments }: Revision): boolean {
  return attachments.reviewers.reviewers.some(
    ({ status, reviewerPHID, actorPHID }) =>
      status === 'accepted' &&
      (actorPHID ?? reviewerPHID) !== fields.authorPHID,
  );
}
