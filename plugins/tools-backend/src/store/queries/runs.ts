import type { SyncRun } from '@strata/backstage-plugin-tools-common';
import type { Knex } from 'knex';
import type { RunRow, RunSample } from '../rows';
import { listRuns } from '../runs';
import type { SyncKey } from '../syncs';
import { plainError } from './errors';

/** The last runs of a sync, newest first; `all` is whether the viewer may see its rows. */
export async function listSyncRuns(
  db: Knex,
  key: SyncKey,
  limit: number,
  all: boolean,
): Promise<SyncRun[]> {
  const rows = await listRuns(db, key, limit);
  return rows.map(row => toRun(row, all));
}

function toRun(row: RunRow, all: boolean): SyncRun {
  const of = (
    name: 'added' | 'changed' | 'removed' | 'missing' | 'held_back',
  ) => row[name] - (all ? 0 : row[`${name}_restricted`]);
  const error = row.error ? JSON.parse(row.error) : undefined;
  return {
    id: row.id,
    mode: row.mode,
    outcome: row.outcome as SyncRun['outcome'],
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    durationMs: row.duration_ms,
    ...(row.resumed_at_page === null
      ? {}
      : { resumedAtPage: row.resumed_at_page }),
    calls: row.calls,
    rows: all ? row.rows : 0,
    added: of('added'),
    changed: of('changed'),
    removed: of('removed'),
    missing: of('missing'),
    heldBack: of('held_back'),
    factsChanged: all ? row.facts_changed : 0,
    invalid: all ? row.invalid : 0,
    ...(row.samples ? { samples: visibleSamples(row.samples, all) } : {}),
    ...(error ? { error: all ? error : plainError(error) } : {}),
  };
}

function visibleSamples(text: string, all: boolean): SyncRun['samples'] {
  const samples: RunSample[] = JSON.parse(text);
  return samples
    .filter(sample => all || !sample.restricted)
    .map(({ change, title }) => ({ change, title }));
}
