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

export type Commit = z.output<typeof commitSchema>;

/**
 * The newest commits, at most a page of them, on permanent branches: those close revisions.
 * `undefined` where the account may not see commits.
 */
export async function findCommits(
  repository: string,
  conduit: Conduit,
): Promise<Commit[] | undefined> {
  const page = await conduit.find(
    'diffusion.commit.search',
    {
      constraints: { repositories: [repository], permanent: true },
      order: 'newest',
      limit: PAGE,
    },
    z.object({ data: z.array(commitSchema) }),
  );
  return page?.data;
}

/** Seconds since 1970. */
export function epochOf({ fields }: Commit): number {
  return fields.committer.epoch;
}

/** PHIDs of those in the window. */
export function landedOf(commits: Commit[], now: Date): string[] {
  const since = runWindowStart(now).getTime() / 1000;
  return commits
    .filter(commit => commit.fields.isImported && epochOf(commit) >= since)
    .map(({ phid }) => phid);
}
