import type { AccessGrants } from '@strata/backstage-plugin-tools-common';
import { accessGrants } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { chunked, inTransaction } from '../store/database';
import type { FactStoreRow } from '../store/rows';
import type { GrantRow, GrantSourceRow } from './rows';

/** Facts in memory at once: each may list hundreds of accounts. */
const FACTS = 100;

/** Columns per statement that every engine takes. */
const ROWS = 200;

/**
 * Keeps the lines of rights in step with the facts; what has not changed is not even read. Tells
 * how many items differ.
 */
export async function updateGrants(db: Knex): Promise<number> {
  const gone = await goneSources(db);
  const changed = await changedFacts(db);
  for (const uids of chunked(gone)) {
    await inTransaction(db, trx => removeSources(trx, uids));
  }
  for (const uids of chunked(changed, FACTS)) {
    const facts = await db<FactStoreRow>('tools_facts')
      .where('fact_id', accessGrants.id)
      .whereIn('uid', uids);
    await inTransaction(db, async trx => {
      await removeSources(trx, uids);
      for (const fact of facts) await writeSource(trx, fact);
    });
  }
  return gone.length + changed.length;
}

async function goneSources(db: Knex): Promise<string[]> {
  const rows: { item_uid: string }[] = await db('tools_grant_sources as s')
    .leftJoin('tools_facts as f', on =>
      on.on('f.uid', 's.item_uid').andOnVal('f.fact_id', '=', accessGrants.id),
    )
    .whereNull('f.uid')
    .select('s.item_uid');
  return rows.map(row => row.item_uid);
}

async function changedFacts(db: Knex): Promise<string[]> {
  const rows: { uid: string }[] = await db('tools_facts as f')
    .leftJoin('tools_grant_sources as s', 's.item_uid', 'f.uid')
    .where('f.fact_id', accessGrants.id)
    .where(changed =>
      changed
        .whereNull('s.item_uid')
        .orWhereRaw('s.observed_at <> f.observed_at'),
    )
    .select('f.uid');
  return rows.map(row => row.uid);
}

async function removeSources(trx: Knex.Transaction, uids: string[]) {
  for (const table of ['tools_grants', 'tools_grant_sources']) {
    await trx(table).whereIn('item_uid', uids).delete();
  }
}

async function writeSource(trx: Knex.Transaction, fact: FactStoreRow) {
  const value: AccessGrants = JSON.parse(fact.value);
  const source: GrantSourceRow = {
    item_uid: fact.uid,
    observed_at: fact.observed_at,
    everyone: value.everyone?.slice(0, 100) ?? null,
    complete: value.complete,
  };
  await trx('tools_grant_sources').insert(source);
  const rows = value.grants.map(
    ({ account, level, via, until }): GrantRow => ({
      item_uid: fact.uid,
      account: account.slice(0, 400),
      level: level.slice(0, 100),
      via: via?.slice(0, 255) ?? null,
      until: until?.slice(0, 30) ?? null,
    }),
  );
  for (const part of chunked(rows, ROWS)) {
    await trx('tools_grants').insert(part);
  }
}
