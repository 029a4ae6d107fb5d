import { parseRepository } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { chunked, insertRows, isOneOf } from '../store/database';
import { groupBy } from '../store/grouped';
import type { ItemRow, RepositoryRow } from '../store/rows';

/** Items of this type are repositories themselves; others only name one. */
export const REPOSITORY = 'repository';

/** Longer addresses do not fit the table, and are nobody's. */
const LONGEST = 500;

/** One repository under all the addresses that it has or had. */
export interface Moved {
  current: string;
  addresses: string[];
}

/** Repositories that moved, by each of their addresses. */
export type Aliases = ReadonlyMap<string, Moved>;

/**
 * Remembers under which addresses the code hosts show their repositories. The tool's own id stays
 * when a project moves, so that an address which is missing now is a former one of the same item.
 */
export async function trackRepositories(
  trx: Knex.Transaction,
  items: readonly ItemRow[],
  now: string,
): Promise<{ moved: boolean }> {
  const repositories = items.filter(({ type }) => type === REPOSITORY);
  if (!repositories.length) return { moved: false };
  const stored: RepositoryRow[] = await trx('tools_repositories').where(
    isOneOf(
      'item_uid',
      repositories.map(item => item.uid),
    ),
  );
  const byItem = groupBy(stored, row => row.item_uid);
  const changed = repositories.flatMap(item =>
    differences(item, byItem.get(item.uid) ?? [], now),
  );
  await insertRows(trx, 'tools_repositories', changed, {
    key: ['item_uid', 'repository'],
    then: 'merge',
  });
  return { moved: changed.some(row => row.left_at !== null) };
}

function differences(
  { uid, hints }: Pick<ItemRow, 'uid' | 'hints'>,
  stored: RepositoryRow[],
  now: string,
): RepositoryRow[] {
  const present = new Set(addressesOf(hints));
  // A tool that names no address at all has not moved anything.
  if (!present.size) return [];
  const known = new Map(stored.map(row => [row.repository, row]));
  const arrived = [...present].filter(
    address => known.get(address)?.left_at !== null,
  );
  const left = stored.filter(
    row => row.left_at === null && !present.has(row.repository),
  );
  return [
    ...arrived.map(repository => ({
      item_uid: uid,
      repository,
      left_at: null,
    })),
    ...left.map(row => ({ ...row, left_at: now })),
  ];
}

function addressesOf(hints: string): string[] {
  const addresses: string[] = JSON.parse(hints).repositories ?? [];
  return addresses.flatMap(address => {
    const place = parseRepository(address);
    return place && place.repository.length <= LONGEST
      ? [place.repository]
      : [];
  });
}

export async function forgetRepositories(
  trx: Knex.Transaction,
  uids: string[],
): Promise<void> {
  for (const part of chunked(uids)) {
    await trx('tools_repositories').whereIn('item_uid', part).delete();
  }
}

/** An address that another repository has taken since leads there, and is no alias any more. */
export async function readAliases(db: Knex): Promise<Aliases> {
  const rows = await db<RepositoryRow>('tools_repositories as r')
    .whereIn(
      'r.item_uid',
      db('tools_repositories').select('item_uid').whereNotNull('left_at'),
    )
    .orderBy(['r.left_at', 'r.repository']);
  const taken = await db<RepositoryRow>('tools_repositories')
    .whereNull('left_at')
    .whereIn(
      'repository',
      db('tools_repositories').select('repository').whereNotNull('left_at'),
    );
  return group(rows, new Set(taken.map(row => row.repository)));
}

function group(rows: RepositoryRow[], taken: ReadonlySet<string>): Aliases {
  const former = new Map<string, string>();
  // In the order of leaving: the last one to leave an address keeps it.
  for (const row of rows) {
    if (row.left_at && !taken.has(row.repository)) {
      former.set(row.repository, row.item_uid);
    }
  }
  const aliases = new Map<string, Moved>();
  for (const [uid, own] of groupBy(rows, row => row.item_uid)) {
    const current = own.filter(row => row.left_at === null);
    const past = own.filter(row => former.get(row.repository) === uid);
    if (!current.length || !past.length) continue;
    const addresses = [...current, ...past].map(row => row.repository);
    const moved = { current: addresses[0], addresses };
    for (const address of addresses) aliases.set(address, moved);
  }
  return aliases;
}
