import type { Knex } from 'knex';
import { chunked, inBytes, isOneOf } from './database';
import { HINTS, lockHints, NOT_READING, type HintRow } from './hints';
import type { SyncKey } from './syncs';

/**
 * Settles, for a page of a run, which of its rows are older than what is known: those of items
 * whose own read began after the run, which `beganAt` by the clock of the database. Own reads that
 * began before it, and have not ended, are void. Of two reads of an item that overlap, the one that
 * began later counts.
 */
export async function newerThanPage(
  trx: Knex.Transaction,
  key: SyncKey,
  beganAt: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const newer = new Set<string>();
  for (const part of chunked(ids)) {
    const hints = await touched(trx, key)
      .where(isOneOf('external_id', part))
      .orderByRaw(inBytes(trx, ['external_id']));
    const isNewer = readSince(beganAt);
    const older = hints.filter(hint => hint.reading_token && !isNewer(hint));
    hints.filter(isNewer).forEach(hint => newer.add(hint.external_id));
    if (!older.length) continue;
    const old = older.map(hint => hint.external_id);
    const { instance, resource } = key;
    await lockHints(trx, { instance, resource }, old);
    await trx(HINTS)
      .where({ instance, resource })
      .whereIn('external_id', old)
      .update(NOT_READING);
  }
  return newer;
}

/** All items of a sync whose own read began after its run: the run says nothing about them. */
export async function newerThanRun(
  trx: Knex,
  key: SyncKey,
  beganAt: string,
): Promise<ReadonlySet<string>> {
  const hints = (await touched(trx, key)).filter(readSince(beganAt));
  return new Set(hints.map(hint => hint.external_id));
}

function touched(
  trx: Knex,
  { instance, resource }: SyncKey,
): Knex.QueryBuilder<HintRow, HintRow[]> {
  return trx<HintRow>(HINTS)
    .where({ instance, resource })
    .where(either =>
      either.whereNotNull('reading_token').orWhereNotNull('read_at'),
    );
}

function readSince(beganAt: string) {
  return ({ reading_since, read_at }: HintRow): boolean =>
    (reading_since ?? '') >= beganAt || (read_at ?? '') >= beganAt;
}
