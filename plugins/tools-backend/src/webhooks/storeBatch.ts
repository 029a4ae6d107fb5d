import { ConnectorError } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { storeRows, type StoredRows } from '../engine/storeRows';
import {
  keyOf,
  timeOf,
  type EngineDeps,
  type SyncTarget,
} from '../engine/types';
import type { Learned } from '../links/linker';
import {
  lockHints,
  postponeHint,
  postponeHints,
  settleHints,
  standingHints,
  type HintRow,
} from '../store/hints';
import { markMissing, markSeen } from '../store/removals';
import type { ItemRow } from '../store/rows';
import { readSync, type SyncKey } from '../store/syncs';
import type { BatchResult, HintResult } from './readBatch';

/** Seconds after a first failure; doubles with each further one. */
const FIRST_RETRY_SECONDS = 5;
const SLOWEST_SECONDS = 600;

export interface StoreBatchOptions {
  /** Of the drain's lease. */
  token: string;
  known: Learned | undefined;
}

/**
 * Stores what was read, in a transaction that holds the drain's lease. What a page of a later run
 * has overtaken meanwhile is dropped: its hints wait on.
 */
export async function storeBatch(
  trx: Knex.Transaction,
  target: SyncTarget,
  { results, stopped }: Omit<BatchResult, 'calls'>,
  { token, known }: StoreBatchOptions,
  deps: EngineDeps,
): Promise<StoredRows> {
  const key = keyOf(target);
  const now = timeOf(deps).toISOString();
  const standing = new Set(
    (await standingHints(trx, key, token)).map(hint => hint.external_id),
  );
  const valid = results.filter(({ hint }) => standing.has(hint.external_id));
  const found = valid.flatMap(result =>
    'reading' in result && result.reading.outcome === 'found'
      ? [result.reading.row]
      : [],
  );
  const absent = valid.flatMap(result =>
    'reading' in result && result.reading.outcome === 'absent'
      ? [result.hint.external_id]
      : [],
  );
  const { linker } = deps;
  const stored = await storeRows(trx, target, found, { now, linker, known });
  await markSeen(trx, await missingOf(trx, [...stored.uids.values()]));
  await quarantine(trx, key, absent, now);
  await settle(trx, key, { valid, results, stopped, token });
  return stored;
}

/** Last of all: webhooks that tell of the same items wait for no more than this. */
async function settle(
  trx: Knex.Transaction,
  key: SyncKey,
  batch: Omit<BatchResult, 'calls'> & { valid: HintResult[]; token: string },
): Promise<void> {
  const { valid, results, stopped, token } = batch;
  const idOf = ({ hint }: HintResult) => hint.external_id;
  const { instance, resource } = key;
  await (stopped
    ? lockHints(trx, { instance })
    : lockHints(trx, { instance, resource }, valid.map(idOf)));
  const failed = valid.filter(result => failureOf(result) !== undefined);
  // When the tool is left alone, these wait with all others.
  for (const result of stopped ? [] : failed) {
    await postponeHint(trx, result.hint, secondsToRetry(result));
  }
  const settled = valid.filter(result => !failed.includes(result));
  await settleHints(trx, key, token, settled.map(idOf));
  const last = stopped && results.find(result => failureOf(result) === stopped);
  if (last) await postponeHints(trx, instance, secondsToRetry(last));
}

async function missingOf(trx: Knex.Transaction, uids: string[]) {
  const rows = await trx<ItemRow>('tools_items')
    .select('uid')
    .whereIn('uid', uids)
    .whereNotNull('missing_since');
  return rows.map(row => row.uid);
}

/**
 * As a complete read does with what it does not show. Only such a read removes it, when it does
 * not show it either: a hook alone, or a tool that hides an item for a moment, never does.
 */
async function quarantine(
  trx: Knex.Transaction,
  key: SyncKey,
  ids: readonly string[],
  now: string,
) {
  if (!ids.length) return;
  const items = await trx<ItemRow>('tools_items')
    .select('uid')
    .where({ ...key, removal_refused: false })
    .whereIn('external_id', ids);
  const sync = await readSync(trx, key);
  await markMissing(
    trx,
    items.map(item => item.uid),
    { missingSince: now, lastSeen: sync?.last_complete_at ?? undefined },
  );
}

function failureOf(result: HintResult): unknown {
  if ('error' in result) return result.error;
  return result.reading.outcome === 'found'
    ? result.reading.evidenceError
    : undefined;
}

function secondsToRetry(result: HintResult): number {
  const { attempts }: HintRow = result.hint;
  const error = 'error' in result ? result.error : undefined;
  const asked = error instanceof ConnectorError ? error.retryAfterMs ?? 0 : 0;
  const soon = FIRST_RETRY_SECONDS * 2 ** Math.min(attempts, 10);
  return Math.max(asked / 1000, Math.min(soon, SLOWEST_SECONDS));
}
