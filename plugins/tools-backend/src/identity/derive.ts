import { accessPeople } from '@strata/backstage-plugin-tools-common';
import { ACCOUNT_TYPE } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { z } from 'zod';
import { chunked, inTransaction } from '../store/database';
import { stableJson } from '../store/hash';
import type { FactStoreRow } from '../store/rows';
import { reachOf } from './reach';

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
  const within = (column: string) => (where: Knex.QueryBuilder) =>
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

async function count(
  db: Knex,
  now: string,
  within: (column: string) => (where: Knex.QueryBuilder) => void,
): Promise<Map<string, AccessPeople>> {
  const sources: { item_uid: string; complete: boolean | 0 | 1 }[] = await db(
    'tools_grant_sources as s',
  )
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
    .select('s.item_uid', 's.complete');
  const values = new Map(
    sources.map(({ item_uid, complete }) => [
      item_uid,
      {
        ...{ accounts: 0, leavers: 0, unsettled: 0 },
        complete: Boolean(complete),
      },
    ]),
  );
  const rows: { item_uid: string; state: string; accounts: number | string }[] =
    await db
      .from(reachOf(db, now).as('r'))
      .join('tools_accounts as a', 'a.uid', 'r.uid')
      .where('a.active', true)
      .where(within('r.item_uid'))
      .select('r.item_uid', 'a.state')
      .countDistinct({ accounts: 'a.uid' })
      .groupBy('r.item_uid', 'a.state');
  for (const { item_uid, state, accounts } of rows) {
    const value = values.get(item_uid);
    if (!value) continue;
    value.accounts += Number(accounts);
    if (state === 'left') value.leavers += Number(accounts);
    if (UNSETTLED.has(state)) value.unsettled += Number(accounts);
  }
  return values;
}
