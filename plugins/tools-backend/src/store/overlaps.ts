import type { Knex } from 'knex';
import { chunked, isOneOf } from './database';
import { byId, HINTS, lockHints, NOT_READING, type HintRow } from './hints';
import type { SyncRow } from './rows';
import type { SyncKey } from './syncs';

/**
 * Settles, for a page of a run, which of its rows are older than what is known: those of items
 * whose own read began after the run. Own reads that began before it, and have not ended, are void.
 * Of two reads of an item that overlap, the one that began later counts.
 */
export async function newerThanPage(
  trx: Knex.Transaction,
  key: SyncKey,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const newer = new Set<string>();
  for (const part of chunked(ids)) {
    const hints = await touched(trx, key)
      .where(isOneOf('h.external_id', part))
      .orderByRaw(byId(trx, 'h.external_id'))
      .select('h.*', 's.started_at');
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
): Promise<ReadonlySet<string>> {
  const hints = await touched(trx, key).select('h.*', 's.started_at');
  return new Set(hints.filter(isNewer).map(hint => hint.external_id));
}

type Compared = HintRow & Pick<SyncRow, 'started_at'>;

function touched(trx: Knex, key: SyncKey): Knex.QueryBuilder<any, Compared[]> {
  return trx(`${HINTS} as h`)
    .join('tools_syncs as s', join =>
      join.on('s.instance', 'h.instance').on('s.resource', 'h.resource'),
    )
    .where({ 'h.instance': key.instance, 'h.resource': key.resource })
    .where(either =>
      either.whereNotNull('h.reading_token').orWhereNotNull('h.read_at'),
    );
}

function isNewer({ reading_since, read_at, started_at }: Compared): boolean {
  const since = started_at ?? '';
  return (reading_since ?? '') >= since || (read_at ?? '') >= since;
}
