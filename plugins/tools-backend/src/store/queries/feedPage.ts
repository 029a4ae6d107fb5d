import type { FeedChange } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { latestSeq } from '../feed';
import { readProblems } from '../refused';
import type { FeedRow } from '../rows';
import type { Configured } from './configured';
import {
  ITEM_COLUMNS,
  selectItems,
  toToolItem,
  type JoinedItem,
} from './itemSelect';
import { linkedRefs } from './links';

/** The next lines of the feed; a line without an item is a tombstone. */
export async function readFeed(
  db: Knex,
  { after, limit }: { after: number; limit: number },
  configured: Configured,
): Promise<{ items: FeedChange[]; latest: number }> {
  const latest = await latestSeq(db);
  const lines = await db<FeedRow>('tools_feed')
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit);
  const uids = lines.filter(line => line.in_scope).map(line => line.uid);
  const rows: JoinedItem[] = await selectItems(db, { restrictedOf: 'all' })
    .select(ITEM_COLUMNS)
    .whereIn('i.uid', uids);
  const items = new Map(rows.map(row => [row.uid, row]));
  const refs = await linkedRefs(db, uids);
  const problems = await readProblems(
    db,
    lines.map(({ uid }) => uid),
  );
  return {
    latest,
    items: lines.map(({ seq, uid }) => {
      const row = items.get(uid);
      const linkedTo = refs.get(uid) ?? [];
      const refused = problems.get(uid);
      return {
        ...{ seq, uid },
        ...(row && { item: { linkedTo, ...toToolItem(row, configured) } }),
        ...(refused && { refused }),
      };
    }),
  };
}
