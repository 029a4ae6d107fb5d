import type { SyncTrend } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import { keyOf, type SyncTarget } from '../../engine/types';
import { groupBy } from '../grouped';
import type { RunRow } from '../rows';
import { syncName } from '../syncs';

/**
 * The last reads of every configured sync, oldest first, in one query. It tells outcomes and
 * durations, which say nothing about rows, and so is the same for every viewer.
 */
export async function listTrends(
  db: Knex,
  targets: SyncTarget[],
  limit: number,
): Promise<SyncTrend[]> {
  // The start of the first run shown, found in the index: ranking all runs would read all of them.
  const first = db<RunRow>('tools_runs as old')
    .select('old.started_at')
    .whereRaw('old.instance = s.instance and old.resource = s.resource')
    .whereNot('old.mode', 'dry')
    .orderBy('old.started_at', 'desc')
    .offset(limit - 1)
    .limit(1);
  const syncs = db('tools_syncs as s').select(
    ...['s.instance', 's.resource'],
    db.raw("coalesce(?, '') as first", [first]),
  );
  const rows: RunRow[] = await db('tools_runs as r')
    .join(syncs.as('shown'), on =>
      on
        .on('r.instance', 'shown.instance')
        .on('r.resource', 'shown.resource')
        .on('r.started_at', '>=', 'shown.first'),
    )
    .whereNot('r.mode', 'dry')
    .select('r.instance', 'r.resource', 'r.outcome')
    .select('r.started_at', 'r.duration_ms')
    .orderBy('r.started_at');
  const runs = groupBy(rows, syncName);
  return targets.map(target => {
    const key = keyOf(target);
    return { ...key, runs: (runs.get(syncName(key)) ?? []).map(toPoint) };
  });
}

function toPoint(row: RunRow): SyncTrend['runs'][number] {
  return {
    outcome: row.outcome as SyncTrend['runs'][number]['outcome'],
    startedAt: row.started_at,
    durationMs: row.duration_ms,
  };
}
