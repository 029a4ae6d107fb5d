import type { AccountState } from '@strata/backstage-plugin-tools-common';
import {
  ACCOUNT_TYPE,
  type Account,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { instanceName } from '../links/relinkItems';
import { CHUNK, chunked, inTransaction } from '../store/database';
import { groupBy } from '../store/grouped';
import { stableJson } from '../store/hash';
import type { ItemRow } from '../store/rows';
import { matchAccount } from './match';
import type { PeopleIndex } from './people';
import type { AccountDecisionRow, AccountRow } from './rows';

/** How pressing each state is, for the order of lists. */
const RANK: Record<AccountState, number> = {
  left: 0,
  conflict: 1,
  suggested: 2,
  unmapped: 3,
  mapped: 4,
  service: 5,
  bot: 6,
};

/** Columns per statement that every engine takes. */
const ROWS = 100;

/** Matches all accounts anew and writes what differs; tells how many do. */
export async function updateAccounts(
  db: Knex,
  people: PeopleIndex,
): Promise<number> {
  let changed = 0;
  for (let after = ''; ; ) {
    const items = await db<ItemRow>('tools_items')
      .where('type', ACCOUNT_TYPE)
      .where('uid', '>', after)
      .orderBy('uid')
      .limit(CHUNK);
    if (!items.length) break;
    after = items[items.length - 1].uid;
    changed += await inTransaction(db, trx => matchItems(trx, items, people));
  }
  return changed + (await forgetGone(db));
}

/** The same for one account, after a person decided about it. */
export async function updateAccount(
  trx: Knex.Transaction,
  uid: string,
  people: PeopleIndex,
): Promise<void> {
  const items = await trx<ItemRow>('tools_items').where({
    uid,
    type: ACCOUNT_TYPE,
  });
  await matchItems(trx, items, people);
}

async function matchItems(
  trx: Knex.Transaction,
  items: ItemRow[],
  people: PeopleIndex,
) {
  const uids = items.map(item => item.uid);
  const decisions = groupBy(
    await trx<AccountDecisionRow>('tools_account_decisions').whereIn(
      'uid',
      uids,
    ),
    decision => decision.uid,
  );
  const stored = await trx<AccountRow>('tools_accounts').whereIn('uid', uids);
  const before = new Map(stored.map(row => [row.uid, comparable(row)]));
  const changed = items
    .map(item => toRow(item, people, decisions.get(item.uid) ?? []))
    .filter(row => before.get(row.uid) !== comparable(row));
  for (const part of chunked(changed, ROWS)) {
    await trx('tools_accounts').insert(part).onConflict('uid').merge();
  }
  return changed.length;
}

/** SQLite has no booleans, and PostgreSQL rounds a float to six digits. */
function comparable(row: AccountRow): string {
  return stableJson({
    ...row,
    active: Boolean(row.active),
    admin: Boolean(row.admin),
    confidence: row.confidence === null ? null : row.confidence.toFixed(2),
  });
}

function toRow(
  item: ItemRow,
  people: PeopleIndex,
  decisions: AccountDecisionRow[],
): AccountRow {
  const account: Partial<Account> = JSON.parse(item.attributes);
  const { annotations = {} } = JSON.parse(item.hints);
  const { username, name, email, emailVerified, kind = 'person' } = account;
  const found = matchAccount(
    {
      connector: item.connector,
      instanceName: instanceName(item),
      externalId: item.external_id,
      ...{ kind, username, name, email, emailVerified, annotations },
    },
    people,
    decisions,
  );
  const title = name ?? username ?? item.title;
  return {
    uid: item.uid,
    instance: item.instance,
    external_id: item.external_id,
    active: account.state === 'active',
    admin: account.admin ?? false,
    state: found.state,
    entity_ref: found.entityRef ?? null,
    source: found.source ?? null,
    reason: found.reason ?? null,
    because: found.because ? stableJson(found.because) : null,
    confidence: found.confidence ?? null,
    left_at: found.leftAt ?? null,
    candidates: stableJson(found.candidates),
    sort_key: `${RANK[found.state]} ${title.toLowerCase().slice(0, 200)}`,
  };
}

async function forgetGone(db: Knex): Promise<number> {
  const gone: { uid: string }[] = await db('tools_accounts as a')
    .leftJoin('tools_items as i', 'i.uid', 'a.uid')
    .whereNull('i.uid')
    .select('a.uid');
  for (const part of chunked(gone.map(row => row.uid))) {
    await db('tools_accounts').whereIn('uid', part).delete();
  }
  return gone.length;
}
