import { z } from 'zod';
import { runWindowStart } from '../shared/runs';
import { PAGE, type Conduit } from './conduit';

const commitSchema = z.object({
  phid: z.string(),
  fields: z.object({
    /** Before, nobody knows its revision. */
    isImported: z.boolean(),
    committer: z.object({ epoch: z.number() }),
  }),
});

/**
 * PHIDs of the newest commits in the window, at most a page of them, on permanent branches: those
 * close revisions. `undefined` where the account may not see commits.
 */
export async function findLanded(
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
  const since = runWindowStart(now).getTime() / 1000;
  return page?.data
    .filter(
      ({ fields }) => fields.isImported && fields.committer.epoch >= since,
    )
    .map(({ phid }) => phid);
}
