import type { Knex } from 'knex';
import { visibleTo, type Viewer } from '../store/queries/viewer';

/**
 * Which account reaches which item: by a right that is not over, and, for the account of somebody
 * who left, also by what the tool gives to everybody or to its administrators. For all others that
 * would list the whole company for every item.
 *
 * Columns: `uid` of the account, and `item_uid`, `level`, `via`, `until`.
 */
export function reachOf(db: Knex, now: string): Knex.QueryBuilder {
  const granted = db('tools_grants as g')
    .join('tools_items as gi', 'gi.uid', 'g.item_uid')
    .join('tools_accounts as ga', on =>
      on.on('ga.instance', 'gi.instance').on('ga.external_id', 'g.account'),
    )
    .where(open => open.whereNull('g.until').orWhere('g.until', '>', now))
    .select('ga.uid', 'g.item_uid', 'g.level', 'g.via', 'g.until');
  const leavers = db('tools_grant_sources as s')
    .join('tools_items as si', 'si.uid', 's.item_uid')
    .join('tools_accounts as sa', 'sa.instance', 'si.instance')
    .where('sa.state', 'left')
    .where(whole => whole.where('sa.admin', true).orWhereNotNull('s.everyone'))
    .select(
      'sa.uid',
      's.item_uid',
      db.raw(
        `case when sa.admin then 'administrator' else s.everyone end as level`,
      ),
      db.raw('cast(null as varchar(255)) as via'),
      db.raw('cast(null as varchar(30)) as until'),
    );
  return granted.unionAll(leavers);
}

/** Items with the groups that answer for them: their own owner, and those of the services they serve. */
export function ownersOf(db: Knex): Knex.QueryBuilder {
  const own = db('tools_items as oi')
    .whereNotNull('oi.owner')
    .select('oi.uid', 'oi.owner');
  const linked = db('tools_links as ol')
    .join('tools_services as ov', 'ov.entity_ref', 'ol.entity_ref')
    .where('ol.state', 'linked')
    .whereNotNull('ov.owner')
    .select({ uid: 'ol.item_uid', owner: 'ov.owner' });
  return own.union(linked);
}

/** Reach into items that the viewer may see, as `r` joined with the item as `i`. */
export function visibleReach(
  db: Knex,
  now: string,
  viewer: Viewer,
): Knex.QueryBuilder<any, any> {
  return db
    .from(reachOf(db, now).as('r'))
    .join('tools_items as i', 'i.uid', 'r.item_uid')
    .where(visibleTo(viewer));
}
