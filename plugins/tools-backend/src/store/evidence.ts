import { derivedFacts } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { ReadEvidence } from '@strata/backstage-plugin-tools-node';
import { chunked, insertRows, isOneOf } from './database';
import { groupBy } from './grouped';
import { stableJson } from './hash';
import type { FactStoreRow, StatusRow } from './rows';

/** These come from elsewhere: that the tool does not show them means nothing. */
const DERIVED = Object.values(derivedFacts)
  .flat()
  .map(fact => fact.id);

type Status = Omit<StatusRow, 'uid'>;

/** Of an item without a line, as of one of which the tool tells nothing. */
const NO_STATUS: Status = {
  health: 'unknown',
  word: null,
  last_activity_at: null,
};

export interface ItemEvidence {
  uid: string;
  evidence: ReadEvidence;
  /** Nothing is stored of it yet. */
  isNew?: boolean;
}

export type FactKey = Pick<FactStoreRow, 'uid' | 'fact_id'>;

/**
 * Writes status and facts that differ, and removes facts that the tool no longer shows. What it
 * was not asked for again stays.
 * Returns the facts that changed.
 */
export async function writeEvidence(
  trx: Knex.Transaction,
  items: ItemEvidence[],
  now: string,
): Promise<FactKey[]> {
  const changed: FactKey[] = [];
  for (const part of chunked(items, 200)) {
    await writeStatus(trx, part);
    changed.push(...(await writeFacts(trx, part, now)));
  }
  return changed;
}

async function writeStatus(
  trx: Knex.Transaction,
  items: ItemEvidence[],
): Promise<void> {
  const stored = await readStored<StatusRow>(trx('tools_item_status'), items);
  const before = new Map(stored.map(row => [row.uid, row]));
  const rows = items
    .map(toStatusRow)
    .filter(row => differs(row, before.get(row.uid) ?? NO_STATUS));
  await insertRows(trx, 'tools_item_status', rows, {
    key: ['uid'],
    then: 'merge',
  });
}

async function readStored<T extends object>(
  table: Knex.QueryBuilder<any, any>,
  items: ItemEvidence[],
): Promise<T[]> {
  const uids = items.flatMap(item => (item.isNew ? [] : [item.uid]));
  return uids.length ? table.where(isOneOf('uid', uids)) : [];
}

function differs(row: Status, before: Status): boolean {
  return (
    row.health !== before.health ||
    row.word !== before.word ||
    row.last_activity_at !== before.last_activity_at
  );
}

function toStatusRow({ uid, evidence }: ItemEvidence): StatusRow {
  const { health, word, lastActivityAt } = evidence.status ?? {};
  return {
    uid,
    health: health ?? 'unknown',
    word: word ?? null,
    last_activity_at: lastActivityAt ?? null,
  };
}

async function writeFacts(
  trx: Knex.Transaction,
  items: ItemEvidence[],
  now: string,
): Promise<FactKey[]> {
  const stored = await readStored<FactStoreRow>(
    trx('tools_facts').whereNotIn('fact_id', DERIVED),
    items,
  );
  const key = (row: FactKey) => `${row.uid} ${row.fact_id}`;
  const before = new Map(stored.map(row => [key(row), row.value]));
  const rows = items.flatMap(item => toFactRows(item, now));
  const now_ = new Set(rows.map(key));
  const changed = rows.filter(row => before.get(key(row)) !== row.value);
  const kept = new Set(items.flatMap(unchangedOf).map(key));
  const gone = stored.filter(row => !now_.has(key(row)) && !kept.has(key(row)));
  await insertRows(trx, 'tools_facts', changed, {
    key: ['uid', 'fact_id'],
    then: 'merge',
  });
  for (const [fact_id, facts] of groupBy(gone, fact => fact.fact_id)) {
    const of = facts.map(({ uid }) => uid);
    await trx('tools_facts')
      .where({ fact_id })
      .where(isOneOf('uid', of))
      .delete();
  }
  return [...changed, ...gone];
}

function unchangedOf({ uid, evidence }: ItemEvidence) {
  return (evidence.unchanged ?? []).map(id => ({ uid, fact_id: id }));
}

function toFactRows({ uid, evidence }: ItemEvidence, now: string) {
  return (evidence.facts ?? []).map(
    ({ id, value }): FactStoreRow => ({
      uid,
      fact_id: id,
      value: withoutNul(stableJson(value)),
      observed_at: now,
    }),
  );
}

/** PostgreSQL refuses NUL in text. Behind an odd number of backslashes, JSON means another text. */
function withoutNul(json: string): string {
  return json.replace(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1');
}
