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
  const ranked = db<RunRow>('tools_runs')
    .whereNot({ mode: 'dry' })
    .select('instance', 'resource', 'outcome', 'started_at', 'duration_ms')
    .rowNumber('place', ranking =>
      ranking
        .partitionBy(['instance', 'resource'])
        .orderBy('started_at', 'desc'),
    );
  const rows: RunRow[] = await db
    .from(ranked.as('ranked'))
    .where('place', '<=', limit)
    .orderBy('started_at');
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
