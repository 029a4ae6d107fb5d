import type { FeedVerdict } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { chunked, inTransaction, insertRows } from './database';
import type { RefusedRow } from './rows';

/** Remembers which items the catalog refuses, and forgets those that it takes or that are gone. */
export async function writeVerdicts(
  db: Knex,
  verdicts: FeedVerdict[],
): Promise<void> {
  const refused = verdicts.flatMap(({ uid, problem }): RefusedRow[] =>
    problem ? [{ uid, problem }] : [],
  );
  const fine = verdicts.filter(({ problem }) => !problem);
  await inTransaction(db, async trx => {
    for (const part of chunked(fine.map(({ uid }) => uid))) {
      await trx<RefusedRow>('tools_refused').whereIn('uid', part).delete();
    }
    const conflict = { key: ['uid'], then: 'merge' as const };
    await insertRows(trx, 'tools_refused', refused, conflict);
  });
}

/** Why some of these items were refused, by uid. */
export async function readProblems(
  db: Knex,
  uids: string[],
): Promise<Map<string, string>> {
  const rows = await db<RefusedRow>('tools_refused').whereIn('uid', uids);
  return new Map(rows.map(({ uid, problem }) => [uid, problem]));
}
