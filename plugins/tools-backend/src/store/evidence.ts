import { derivedFacts } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { ReadEvidence } from '@strata/backstage-plugin-tools-node';
import { chunked, isOneOf } from './database';
import { stableJson } from './hash';
import type { FactStoreRow, StatusRow } from './rows';

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
  const stored: StatusRow[] = await trx('tools_item_status').where(
    isOneOf(
      'uid',
      items.map(item => item.uid),
    ),
  );
  const before = new Map(stored.map(row => [row.uid, row]));
  const rows = items
    .map(toStatusRow)
    .filter(row => differs(row, before.get(row.uid) ?? NO_STATUS));
  if (rows.length) {
    await trx('tools_item_status').insert(rows).onConflict('uid').merge();
  }
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
    word: word?.slice(0, 100) ?? null,
    last_activity_at: lastActivityAt?.slice(0, 40) ?? null,
  };
}

async function writeFacts(
  trx: Knex.Transaction,
  items: ItemEvidence[],
  now: string,
): Promise<FactKey[]> {
  const uids = items.map(item => item.uid);
  const stored = await trx<FactStoreRow>('tools_facts')
    .where(isOneOf('uid', uids))
    // These come from elsewhere: that the tool does not show them means nothing.
    .whereNotIn('fact_id', DERIVED);
  const key = (row: FactKey) => `${row.uid} ${row.fact_id}`;
  const before = new Map(stored.map(row => [key(row), row.value]));
  const rows = items.flatMap(item => toFactRows(item, now));
  const now_ = new Set(rows.map(key));
  const changed = rows.filter(row => before.get(key(row)) !== row.value);
  const kept = new Set(items.flatMap(unchangedOf).map(key));
  const gone = stored.filter(row => !now_.has(key(row)) && !kept.has(key(row)));
  if (changed.length) {
    await trx('tools_facts')
      .insert(changed)
      .onConflict(['uid', 'fact_id'])
      .merge();
  }
  for (const { uid, fact_id } of gone) {
    await trx('tools_facts').where({ uid, fact_id }).delete();
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
      // PostgreSQL refuses NUL in text.
      value: stableJson(value).replaceAll('\\u0000', ''),
      observed_at: now,
    }),
  );
}
