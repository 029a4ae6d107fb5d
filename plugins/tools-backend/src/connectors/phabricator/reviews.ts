import type { mergeRequests } from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import { PAGE, type Conduit } from './conduit';

const WINDOW_DAYS = 30;
const DAY_SECONDS = 24 * 60 * 60;

const commitSchema = z.object({
  phid: z.string(),
  fields: z.object({
    /** Before, nobody knows its revision. */
    isImported: z.boolean(),
    committer: z.object({ epoch: z.number() }),
  }),
});

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
 * Of the newest commits in the window, also of those that came past any review. `undefined` where
 * the account may not see revisions, and where commits come from elsewhere and may be reviewed there.
 */
export async function readReviews(
  { phid, fields }: { phid: string; fields: { isHosted: boolean } },
  conduit: Conduit,
  now: Date,
): Promise<z.output<typeof mergeRequests.schema> | undefined> {
  const commits = await findLanded(phid, conduit, now);
  if (!commits) return undefined;
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
      windowDays: WINDOW_DAYS,
      merged: commits.length,
      reviewedByAnother: commits.filter(isGood).length,
    }
  );
}

/** At most a page of them; by those that are permanent, revisions are closed. */
async function findLanded(
  repository: string,
  conduit: Conduit,
  now: Date,
): Promise<string[] | undefined> {
  const page = await conduit.find(
    'diffusion.commit.search',
    {
      constraints: { repositories: [repository], permanent: true },
      order: 'newest',
      limit: PAGE,
    },
    z.object({ data: z.array(commitSchema) }),
  );
  const since = now.getTime() / 1000 - WINDOW_DAYS * DAY_SECONDS;
  return page?.data
    .filter(
      ({ fields }) => fields.isImported && fields.committer.epoch >= since,
    )
    .map(({ phid }) => phid);
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
