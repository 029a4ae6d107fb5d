import type { Knex } from 'knex';
import { contentHash } from './hash';
import type { FeedRow, ItemRow, LinkRow } from './rows';
import { chunked, insertRows, isOneOf } from './database';
import { groupBy } from './grouped';

/**
 * Which items of a resource belong in the catalog; undefined where the configuration does not name
 * the instance: then those that are there stay.
 */
export type ScopeOf = (
  instance: string,
  resource: string,
) => 'linked' | 'all' | 'none' | undefined;

/** What is known of items, so that it need not be read. */
interface FeedBasis {
  /** Uids of items that have just come: the catalog has none of them. */
  fresh?: ReadonlySet<string>;
  /** Refs of what each item is linked to. */
  linked?: LinkedRefs;
}

/** Refs of entities by the uid of the item that is linked to them. */
export type LinkedRefs = ReadonlyMap<string, readonly string[]>;

/**
 * Brings the change feed up to date for a chunk of items and says how many lines it got. A line is
 * written only when what the catalog would see differs: volatile state does not count.
 */
export async function updateFeed(
  trx: Knex.Transaction,
  items: ItemRow[],
  scopeOf: ScopeOf,
  { fresh, linked }: FeedBasis,
): Promise<number> {
  const uids = items.map(({ uid }) => uid);
  const before = await readLines(
    trx,
    uids.filter(uid => !fresh?.has(uid)),
  );
  const links = linked ?? (await readLinked(trx, uids));
  const changes = items.flatMap(item =>
    difference(item, before.get(item.uid), links, scopeOf),
  );
  await append(trx, changes);
  return changes.length;
}

/** Writes tombstones for items that are no more. */
export async function leaveFeed(
  trx: Knex.Transaction,
  uids: string[],
): Promise<void> {
  for (const part of chunked(uids)) {
    const lines = [...(await readLines(trx, part)).values()];
    const present = lines.filter(line => line.in_scope);
    await append(
      trx,
      present.map(({ uid }) => ({ uid, in_scope: false, hash: '' })),
    );
  }
}

async function readLines(
  trx: Knex.Transaction,
  uids: string[],
): Promise<ReadonlyMap<string, FeedRow>> {
  const lines: FeedRow[] = uids.length
    ? await trx('tools_feed').where(isOneOf('uid', uids))
    : [];
  return new Map(lines.map(line => [line.uid, line]));
}

async function readLinked(
  trx: Knex.Transaction,
  uids: string[],
): Promise<LinkedRefs> {
  const links = await trx<LinkRow>('tools_links')
    .select('item_uid', 'entity_ref')
    .where(isOneOf('item_uid', uids))
    .where({ state: 'linked' });
  const byItem = [...groupBy(links, link => link.item_uid)];
  return new Map(
    byItem.map(([uid, of]) => [uid, of.map(link => link.entity_ref)]),
  );
}

function difference(
  item: ItemRow,
  last: FeedRow | undefined,
  linked: LinkedRefs,
  scopeOf: ScopeOf,
): Omit<FeedRow, 'seq'>[] {
  const { uid } = item;
  const linkedTo = [...(linked.get(uid) ?? [])].sort();
  const scope = scopeOf(item.instance, item.resource);
  const inScope =
    scope === 'all' ||
    (scope === 'linked' && linkedTo.length > 0) ||
    Boolean(!scope && last?.in_scope);
  const hash = inScope ? feedHash(item, linkedTo) : '';
  const same = last
    ? Boolean(last.in_scope) === inScope && last.hash === hash
    : !inScope;
  return same ? [] : [{ uid, in_scope: inScope, hash }];
}

function feedHash(item: ItemRow, linkedTo: string[]): string {
  return contentHash([item.hash, item.owner, linkedTo]);
}

/** The counter's row lock makes numbers visible in order: a reader never skips a late one. */
async function append(trx: Knex.Transaction, changes: Omit<FeedRow, 'seq'>[]) {
  if (!changes.length) return;
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
