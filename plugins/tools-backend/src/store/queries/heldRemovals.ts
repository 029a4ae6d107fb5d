import type {
  HeldRemoval,
  HeldRemovals,
  RemovalGroup,
} from '@strata/backstage-plugin-tools-common';
import { ACCOUNT_TYPE } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { contentHash } from '../hash';
import { removalsToDecide } from '../removals';
import type { ItemRow } from '../rows';
import { syncName, type SyncKey } from '../syncs';
import { afterTitle, decodeCursor, toPage } from './cursor';
import { linkedRefs } from './links';
import { visibleTo, type Viewer } from './viewer';

export interface RemovalFilter {
  group: RemovalGroup;
  limit: number;
  cursor?: string;
}

/** The removals of a group, with how many more there are that the viewer may not see. */
export async function listHeldRemovals(
  db: Knex,
  key: SyncKey,
  { group, limit, cursor }: RemovalFilter,
  viewer: Viewer,
): Promise<Required<Pick<HeldRemovals, 'hidden'>> & HeldRemovals> {
  // Read first, so that it never stands for more than the page shows.
  const { revision, uids } = await readRevision(db, key, group, viewer);
  const found: ItemRow[] = await removalsToDecide(db, key, group)
    .where(visibleTo(viewer))
    .where(afterTitle(decodeCursor(cursor)))
    .select('i.*')
    .orderBy(['i.title', 'i.uid'])
    .limit(limit + 1);
  const { rows, nextCursor } = toPage(found, limit, row => [
    row.title,
    row.uid,
  ]);
  const services = await linkedRefs(
    db,
    rows.map(row => row.uid),
  );
  const [{ all }] = await removalsToDecide(db, key, group).count({ all: '*' });
  return {
    items: rows.map(row => toRemoval(row, services.get(row.uid))),
    total: uids.length,
    ...(nextCursor ? { nextCursor } : {}),
    revision,
    hidden: Math.max(0, Number(all) - uids.length),
  };
}

/** The whole list that the viewer may see, and what names it. */
export async function readRevision(
  db: Knex,
  key: SyncKey,
  group: RemovalGroup,
  viewer: Viewer,
): Promise<{ revision: string; uids: string[] }> {
  const rows: Pick<ItemRow, 'uid' | 'missing_since'>[] = await removalsToDecide(
    db,
    key,
    group,
  )
    .where(visibleTo(viewer))
    .select('i.uid', 'i.missing_since')
    .orderBy('i.uid');
  const items = rows.map(row => [row.uid, row.missing_since]);
  return {
    revision: contentHash([group, items]),
    uids: rows.map(row => row.uid),
  };
}

function toRemoval(row: ItemRow, services: string[] = []): HeldRemoval {
  return {
    uid: row.uid,
    title: row.title,
    externalId: row.external_id,
    // The page of an account names a person.
    ...(row.url && row.type !== ACCOUNT_TYPE ? { url: row.url } : {}),
    missingSince: row.missing_since!,
    services,
  };
}

type Counts = { missing: number; refused: number };

/** How many items reads do not show any more, by sync, as far as the viewer may see them. */
export async function countMissing(
  db: Knex,
  viewer: Viewer,
): Promise<(key: SyncKey) => Counts> {
  const refused = 'sum(case when i.removal_refused then 1 else 0 end)';
  const rows: (SyncKey & Record<'all' | 'refused', number | string>)[] =
    await db('tools_items as i')
      .whereNotNull('i.missing_since')
      .where(visibleTo(viewer))
      .groupBy('i.instance', 'i.resource')
      .select('i.instance', 'i.resource')
      .count({ all: '*' })
      .select({ refused: db.raw(refused) });
  const counts = new Map(
    rows.map(row => [
      syncName(row),
      {
        missing: Number(row.all) - Number(row.refused),
        refused: Number(row.refused),
      },
    ]),
  );
  return key => counts.get(syncName(key)) ?? { missing: 0, refused: 0 };
}
