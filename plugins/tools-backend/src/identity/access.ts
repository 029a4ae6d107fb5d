import type { AccountAccess } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { groupBy } from '../store/grouped';
import type { Viewer } from '../store/queries/viewer';
import { ownersOf, visibleReach } from './reach';

/** Rights that a list names for one account; it counts the items of all. */
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

interface Asked {
  uids: string[];
  teams?: readonly string[];
  now: string;
  viewer: Viewer;
}

/** What each of these accounts may do in items of the teams, or in all. */
export async function readAccess(
  db: Knex,
  asked: Asked,
): Promise<Map<string, { access: AccountAccess[]; items: number }>> {
  if (!asked.uids.length) return new Map();
  const counted: { uid: string; items: number | string }[] = await reach(
    db,
    asked,
  )
    .select('r.uid')
    .countDistinct({ items: 'r.item_uid' })
    .groupBy('r.uid');
  const shown = groupBy(await readShown(db, asked), row => row.uid);
  return new Map(
    counted.map(({ uid, items }) => [
      uid,
      { access: (shown.get(uid) ?? []).map(toAccess), items: Number(items) },
    ]),
  );
}

/** The first of each account only: an administrator who left reaches everything in the tool. */
function readShown(db: Knex, asked: Asked): Promise<AccessRow[]> {
  const order = 'i.title, r.item_uid, r.level, r.via';
  const placed = reach(db, asked)
    .select('r.uid', 'r.item_uid', 'r.level', 'r.via', 'r.until')
    .select('i.title', 'i.type', 'i.url')
    .select(
      db.raw(
        `row_number() over (partition by r.uid order by ${order}) as place`,
      ),
    );
  return db
    .from(placed.as('p'))
    .where('p.place', '<=', SHOWN)
    .orderBy(['p.uid', 'p.place']);
}

function reach(db: Knex, { teams, ...asked }: Asked) {
  const all = visibleReach(db, asked);
  if (!teams) return all;
  const owned = db.from(ownersOf(db, teams).as('o')).distinct('o.uid');
  return all.join(owned.as('w'), 'w.uid', 'r.item_uid');
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
