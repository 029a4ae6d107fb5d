import type { AccountAccess } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { groupBy } from '../store/grouped';
import type { Viewer } from '../store/queries/viewer';
import { ownersOf, visibleReach } from './reach';

/** Items that a list names for one account; it counts the others. */
const SHOWN = 8;

interface AccessRow {
  uid: string;
  item_uid: string;
  title: string;
  type: string;
  url: string | null;
  level: string;
  via: string | null;
  until: string | null;
}

/** What each of these accounts may do in items of the teams, or in all. */
export async function readAccess(
  db: Knex,
  asked: {
    uids: string[];
    teams?: readonly string[];
    now: string;
    viewer: Viewer;
  },
): Promise<Map<string, { access: AccountAccess[]; items: number }>> {
  const { uids, teams, now, viewer } = asked;
  if (!uids.length) return new Map();
  const rows: AccessRow[] = await visibleReach(db, now, viewer)
    .whereIn('r.uid', uids)
    .where(query => {
      if (!teams) return;
      const owned = db
        .from(ownersOf(db).as('o'))
        .whereIn('o.owner', [...teams])
        .select('o.uid');
      query.whereIn('r.item_uid', owned);
    })
    .select('r.uid', 'r.item_uid', 'r.level', 'r.via', 'r.until')
    .select('i.title', 'i.type', 'i.url')
    .orderBy(['i.title', 'r.item_uid', 'r.level']);
  return new Map(
    [...groupBy(rows, row => row.uid)].map(([uid, mine]) => [
      uid,
      {
        access: mine.slice(0, SHOWN).map(toAccess),
        items: new Set(mine.map(row => row.item_uid)).size,
      },
    ]),
  );
}

function toAccess(row: AccessRow): AccountAccess {
  return {
    itemUid: row.item_uid,
    title: row.title,
    type: row.type,
    level: row.level,
    ...(row.url && { url: row.url }),
    ...(row.via && { via: row.via }),
    ...(row.until && { until: row.until }),
  };
}
