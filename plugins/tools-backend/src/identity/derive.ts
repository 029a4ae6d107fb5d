import { accessPeople } from '@strata/backstage-plugin-tools-common';
import { ACCOUNT_TYPE } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { chunked, inTransaction } from '../store/database';
import { stableJson } from '../store/hash';
import type { FactStoreRow } from '../store/rows';
import { grantsOf } from './reach';

type AccessPeople = z.output<typeof accessPeople.schema>;

const UNSETTLED = new Set(['conflict', 'suggested', 'unmapped']);

/** Columns per statement that every engine takes. */
const ROWS = 200;

/**
 * Writes, for each item whose rights are known, how many of those with access are still there:
 * numbers only, for checks. Nothing where the accounts of the tool were never read as a whole.
 * Returns how many facts changed.
 */
export async function derivePeople(
  db: Knex,
  now: string,
  /** Only for the items that this account has a right to. */
  account?: string,
): Promise<number> {
  const within: Within = column => where =>
    void (account && where.whereIn(column, itemsOf(db, account)));
  const wanted = await count(db, now, within);
  const stored = await db<FactStoreRow>('tools_facts')
    .where('fact_id', accessPeople.id)
    .where(within('uid'));
  const before = new Map(stored.map(row => [row.uid, row.value]));
  const changed = [...wanted]
    .map(
      ([uid, value]): FactStoreRow => ({
        uid,
        fact_id: accessPeople.id,
        value: stableJson(value),
        observed_at: now,
      }),
    )
    .filter(row => before.get(row.uid) !== row.value);
  const gone = stored.filter(row => !wanted.has(row.uid)).map(row => row.uid);
  await inTransaction(db, async trx => {
    for (const part of chunked(changed, ROWS)) {
      await trx('tools_facts')
        .insert(part)
        .onConflict(['uid', 'fact_id'])
        .merge();
    }
    for (const uids of chunked(gone)) {
      await trx('tools_facts')
        .where('fact_id', accessPeople.id)
        .whereIn('uid', uids)
        .delete();
    }
  });
  return changed.length + gone.length;
}

function itemsOf(db: Knex, account: string) {
  return db('tools_accounts as a')
    .join('tools_grants as g', 'g.account', 'a.external_id')
    .join('tools_items as i', on =>
      on.on('i.uid', 'g.item_uid').on('i.instance', 'a.instance'),
    )
    .where('a.uid', account)
    .select('g.item_uid');
}

type Within = (column: string) => (where: Knex.QueryBuilder) => void;

async function count(
  db: Knex,
  now: string,
  within: Within,
): Promise<Map<string, AccessPeople>> {
  const sources = await readSources(db, within);
  const leavers = await countLeavers(db);
  const values = new Map(
    sources.map(({ item_uid, instance, everyone, complete }) => {
      const left = leavers(instance, everyone !== null);
      const value = { accounts: left, leavers: left, unsettled: 0 };
      return [item_uid, { ...value, complete: Boolean(complete) }];
    }),
  );
  for (const { item_uid, state, accounts } of await countGranted(
    db,
    now,
    within,
  )) {
    const value = values.get(item_uid);
    if (!value) continue;
    value.accounts += Number(accounts);
    if (state === 'left') value.leavers += Number(accounts);
    if (UNSETTLED.has(state)) value.unsettled += Number(accounts);
  }
  return values;
}

/** Items with rights, of tools whose accounts were read as a whole. */
function readSources(
  db: Knex,
  within: Within,
): Promise<
  {
    item_uid: string;
    instance: string;
    everyone: string | null;
    complete: boolean | 0 | 1;
  }[]
> {
  return db('tools_grant_sources as s')
    .join('tools_items as i', 'i.uid', 's.item_uid')
    .whereIn(
      'i.instance',
      db('tools_syncs as y')
        .join('tools_items as a', on =>
          on.on('a.instance', 'y.instance').on('a.resource', 'y.resource'),
        )
        .where('a.type', ACCOUNT_TYPE)
        .whereNotNull('y.last_complete_at')
        .select('y.instance'),
    )
    .where(within('s.item_uid'))
    .select('s.item_uid', 'i.instance', 's.everyone', 's.complete');
}

/** How many leavers reach everything of a tool: its administrators, or all where it is open. */
async function countLeavers(db: Knex) {
  const rows: { instance: string; all: number | string; admins: number }[] =
    await db('tools_accounts')
      .where({ state: 'left', active: true })
      .select('instance')
      .count({ all: '*' })
      .select(
        db.raw('sum(case when admin then 1 else 0 end) as ??', ['admins']),
      )
      .groupBy('instance');
  const known = new Map(rows.map(row => [row.instance, row]));
  return (instance: string, open: boolean) => {
    const row = known.get(instance);
    return Number((open ? row?.all : row?.admins) ?? 0);
  };
}

/** Accounts with a right on the item, but for the leavers that are counted without one. */
function countGranted(
  db: Knex,
  now: string,
  within: Within,
): Promise<{ item_uid: string; state: string; accounts: number | string }[]> {
  return grantsOf(db, now)
    .join('tools_grant_sources as s', 's.item_uid', 'g.item_uid')
    .where('ga.active', true)
    .where(listed =>
      listed
        .whereNot('ga.state', 'left')
        .orWhere(narrow =>
          narrow.where('ga.admin', false).whereNull('s.everyone'),
        ),
    )
    .where(within('g.item_uid'))
    .select('g.item_uid', 'ga.state')
    .countDistinct({ accounts: 'ga.uid' })
    .groupBy('g.item_uid', 'ga.state');
}
