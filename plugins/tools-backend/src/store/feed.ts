import type { Knex } from 'knex';
import { contentHash } from './hash';
import type { FeedRow, ItemRow, LinkRow } from './rows';
import { chunked, isOneOf } from './database';
import { groupBy } from './grouped';
import { insertRows } from './insertRows';

/**
 * Which items of a resource belong in the catalog; undefined where the configuration does not name
 * the instance: then those that are there stay.
 */
export type ScopeOf = (
  instance: string,
  resource: string,
) => 'linked' | 'all' | 'none' | undefined;

/**
 * Brings the change feed up to date for some items and says how many lines it got. A line is
 * written only when what the catalog would see differs: volatile state does not count.
 */
export async function updateFeed(
  trx: Knex.Transaction,
  items: ItemRow[],
  scopeOf: ScopeOf,
): Promise<number> {
  return compareFeed(
    trx,
    items.map(({ uid }) => uid),
    items,
    scopeOf,
  );
}

/** Writes tombstones for items that are no more. */
export async function leaveFeed(
  trx: Knex.Transaction,
  uids: string[],
): Promise<number> {
  return compareFeed(trx, uids, [], () => 'none');
}

async function compareFeed(
  trx: Knex.Transaction,
  uids: string[],
  items: ItemRow[],
  scopeOf: ScopeOf,
): Promise<number> {
  let grown = 0;
  for (const part of chunked(uids)) {
    const links = await trx<LinkRow>('tools_links')
      .select('item_uid', 'entity_ref')
      .where(isOneOf('item_uid', part))
      .where({ state: 'linked' });
    const before: FeedRow[] = await trx('tools_feed').where(
      isOneOf('uid', part),
    );
    const changes = diff(part, { items, links, before }, scopeOf);
    if (changes.length) await append(trx, changes);
    grown += changes.length;
  }
  return grown;
}

function diff(
  uids: string[],
  state: {
    items: ItemRow[];
    links: Pick<LinkRow, 'item_uid' | 'entity_ref'>[];
    before: FeedRow[];
  },
  scopeOf: ScopeOf,
): Omit<FeedRow, 'seq'>[] {
  const items = new Map(state.items.map(item => [item.uid, item]));
  const before = new Map(state.before.map(row => [row.uid, row]));
  const links = groupBy(state.links, link => link.item_uid);
  return uids.flatMap(uid => {
    const item = items.get(uid);
    const linkedTo = (links.get(uid) ?? []).map(link => link.entity_ref).sort();
    const last = before.get(uid);
    const scope = item && scopeOf(item.instance, item.resource);
    const inScope =
      scope === 'all' ||
      (scope === 'linked' && linkedTo.length > 0) ||
      Boolean(item && !scope && last?.in_scope);
    const hash = inScope ? feedHash(item!, linkedTo) : '';
    const same = last
      ? Boolean(last.in_scope) === inScope && last.hash === hash
      : !inScope;
    return same ? [] : [{ uid, in_scope: inScope, hash }];
  });
}

function feedHash(item: ItemRow, linkedTo: string[]): string {
  return contentHash([item.hash, item.owner, linkedTo]);
}

/** The counter's row lock makes numbers visible in order: a reader never skips a late one. */
async function append(trx: Knex.Transaction, changes: Omit<FeedRow, 'seq'>[]) {
  const [{ value }] = await trx('tools_counters')
    .where({ name: 'feed' })
    .increment('value', changes.length)
    .returning('value');
  const first = Number(value) - changes.length + 1;
  const rows = changes.map((change, at) => ({ seq: first + at, ...change }));
  await insertRows(trx, 'tools_feed', rows, { key: ['uid'], then: 'merge' });
}

export async function latestSeq(db: Knex): Promise<number> {
  const row = await db('tools_counters').where({ name: 'feed' }).first();
  return Number(row.value);
}
