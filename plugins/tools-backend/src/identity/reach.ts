import type { Knex } from 'knex';
import { visibleTo, type Viewer } from '../store/queries/viewer';

/**
 * Which of these accounts reaches which item: by a right that is not over, and, for the account of
 * somebody who left, also by what the tool gives to everybody or to its administrators. For all
 * others that would list the whole company for every item.
 *
 * Columns: `uid` of the account, and `item_uid`, `level`, `via`, `until`.
 */
function reachOf(
  db: Knex,
  now: string,
  uids: readonly string[],
): Knex.QueryBuilder {
  const granted = grantsOf(db, now)
    .whereIn('ga.uid', [...uids])
    .select('ga.uid', 'g.item_uid', 'g.level', 'g.via', 'g.until');
  const leavers = db('tools_grant_sources as s')
    .join('tools_items as si', 'si.uid', 's.item_uid')
    .join('tools_accounts as sa', 'sa.instance', 'si.instance')
    .whereIn('sa.uid', [...uids])
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

/** Rights that are not over, as `g`, with their account as `ga` and their item as `gi`. */
export function grantsOf(db: Knex, now: string): Knex.QueryBuilder<any, any> {
  return db('tools_grants as g')
    .join('tools_items as gi', 'gi.uid', 'g.item_uid')
    .join('tools_accounts as ga', on =>
      on.on('ga.instance', 'gi.instance').on('ga.external_id', 'g.account'),
    )
    .where(open => open.whereNull('g.until').orWhere('g.until', '>', now));
}

/**
 * Accounts that let somebody in, with the groups whose items they reach, each pair once. Leavers
 * are joined with the tools in which a group has something, not with each thing: a large tool that
 * is open to everybody would make millions of pairs.
 *
 * Columns: `owner`, null for what nobody answers for, and `uid` and `state` of the account.
 */
export function reachersOf(
  db: Knex,
  asked: { now: string; viewer: Viewer; teams?: readonly string[] },
): Knex.QueryBuilder<any, any> {
  const { now, viewer, teams } = asked;
  // What nobody answers for counts only where no team is asked about.
  const join = teams ? 'join' : 'leftJoin';
  const owners = ownersOf(db, teams).as('o');
  const granted = grantsOf(db, now)
    [join](owners, 'o.uid', 'g.item_uid')
    .where('ga.active', true)
    .where(visibleTo(viewer, 'gi'))
    .select('o.owner', 'ga.uid', 'ga.state');
  const tools = db('tools_grant_sources as s')
    .join('tools_items as i', 'i.uid', 's.item_uid')
    [join](owners, 'o.uid', 's.item_uid')
    .where(visibleTo(viewer))
    .select('o.owner', 'i.instance')
    .count({ open: 's.everyone' })
    .groupBy('o.owner', 'i.instance');
  const leavers = db
    .from(tools.as('w'))
    .join('tools_accounts as sa', 'sa.instance', 'w.instance')
    .where('sa.active', true)
    .where('sa.state', 'left')
    .where(whole => whole.where('sa.admin', true).orWhere('w.open', '>', 0))
    .select('w.owner', 'sa.uid', 'sa.state');
  return granted.union(leavers);
}

/**
 * Items with the groups that answer for them: their own owner, and those of the services they serve.
 * Only of these teams where some are named.
 */
export function ownersOf(
  db: Knex,
  teams?: readonly string[],
): Knex.QueryBuilder {
  const own = db('tools_items as oi')
    .whereNotNull('oi.owner')
    .where(among('oi.owner', teams))
    .select('oi.uid', 'oi.owner');
  const linked = db('tools_links as ol')
    .join('tools_services as ov', 'ov.entity_ref', 'ol.entity_ref')
    .where('ol.state', 'linked')
    .whereNotNull('ov.owner')
    .where(among('ov.owner', teams))
    .select({ uid: 'ol.item_uid', owner: 'ov.owner' });
  return own.union(linked);
}

function among(column: string, teams: readonly string[] | undefined) {
  return (where: Knex.QueryBuilder) =>
    void (teams && where.whereIn(column, [...teams]));
}

/** Reach of these accounts into items that the viewer may see, as `r` joined with the item as `i`. */
export function visibleReach(
  db: Knex,
  asked: { uids: readonly string[]; now: string; viewer: Viewer },
): Knex.QueryBuilder<any, any> {
  const { uids, now, viewer } = asked;
  return db
    .from(reachOf(db, now, uids).as('r'))
    .join('tools_items as i', 'i.uid', 'r.item_uid')
    .where(visibleTo(viewer));
}
