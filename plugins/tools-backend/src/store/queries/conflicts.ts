import type { LinkConflict, Page } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { groupBy } from '../grouped';
import type { LinkRow } from '../rows';
import type { Configured } from './configured';
import { afterTitle, decodeCursor, toPage } from './cursor';
import {
  ITEM_COLUMNS,
  selectItems,
  toToolItem,
  type JoinedItem,
} from './itemSelect';
import { toItemLink } from './links';
import type { OpenLinkFilter } from './openLinks';
import type { Viewer } from './viewer';

/** Items that rules give to different services, by title. */
export async function listConflicts(
  db: Knex,
  filter: OpenLinkFilter,
  viewer: Viewer,
  configured: Configured,
): Promise<Page<LinkConflict>> {
  const matching = () => {
    const query = contested(db, viewer, configured);
    if (filter.team) query.whereExists(claimOfTeam(db, filter.team));
    return query;
  };
  const found: JoinedItem[] = await matching()
    .select(ITEM_COLUMNS)
    .where(afterTitle(decodeCursor(filter.cursor)))
    .orderBy(['i.title', 'i.uid'])
    .limit(filter.limit + 1);
  const [{ total }] = await matching().count({ total: '*' });
  const { rows, nextCursor } = toPage(found, filter.limit, row => [
    row.title,
    row.uid,
  ]);
  return {
    items: await withClaims(db, rows, configured),
    total: Number(total),
    ...(nextCursor ? { nextCursor } : {}),
  };
}

/** Those of them that one service has or claims. */
export async function conflictsOfService(
  db: Knex,
  entityRef: string,
  viewer: Viewer,
  configured: Configured,
): Promise<LinkConflict[]> {
  const rows: JoinedItem[] = await contested(db, viewer, configured)
    .whereExists(
      claims(db)
        .where('l.entity_ref', entityRef)
        .whereRaw('l.item_uid = i.uid'),
    )
    .select(ITEM_COLUMNS)
    .orderBy(['i.title', 'i.uid']);
  return withClaims(db, rows, configured);
}

function contested(db: Knex, viewer: Viewer, configured: Configured) {
  return selectItems(db, viewer)
    .where(configured.only('i'))
    .whereIn(
      'i.uid',
      db<LinkRow>('tools_links').select('item_uid').where('state', 'conflict'),
    );
}

function claims(db: Knex) {
  return db('tools_links as l')
    .select(db.raw('1'))
    .whereIn('l.state', ['linked', 'conflict']);
}

function claimOfTeam(db: Knex, team: string) {
  return claims(db)
    .join('tools_services as v', 'v.entity_ref', 'l.entity_ref')
    .where('v.owner', team)
    .whereRaw('l.item_uid = i.uid');
}

async function withClaims(
  db: Knex,
  rows: JoinedItem[],
  configured: Configured,
): Promise<LinkConflict[]> {
  const links = await db<LinkRow>('tools_links')
    .whereIn(
      'item_uid',
      rows.map(row => row.uid),
    )
    .whereIn('state', ['linked', 'conflict'])
    .orderBy([
      // What applies comes first.
      { column: 'state', order: 'desc' },
      { column: 'entity_ref' },
    ]);
  const byItem = groupBy(links, link => link.item_uid);
  return rows.map(row => ({
    item: toToolItem(row, configured),
    claims: (byItem.get(row.uid) ?? []).map(toItemLink),
  }));
}
