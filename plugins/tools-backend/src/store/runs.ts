import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { RunRow } from './rows';
import type { SyncKey } from './syncs';

/** Runs of one sync that the history keeps. */
const KEPT = 200;

/** Adds a run to the history and drops the oldest ones. */
export async function insertRun(
  db: Knex,
  run: Omit<RunRow, 'id'>,
): Promise<void> {
  await db<RunRow>('tools_runs').insert({ id: randomUUID(), ...run });
  const { instance, resource } = run;
  const oldest = await db<RunRow>('tools_runs')
    .where({ instance, resource })
    .orderBy('started_at', 'desc')
    .offset(KEPT)
    .first('started_at');
  if (!oldest) return;
  await db<RunRow>('tools_runs')
    .where({ instance, resource })
    .where('started_at', '<=', oldest.started_at)
    .delete();
}

/** The last runs of a sync, newest first. */
export async function listRuns(
  db: Knex,
  { instance, resource }: SyncKey,
  limit: number,
): Promise<RunRow[]> {
  return db<RunRow>('tools_runs')
    .where({ instance, resource })
    .orderBy('started_at', 'desc')
    .limit(limit);
}

/** The last run that read all, as far as the history goes back. */
export async function lastFullRun(
  db: Knex,
  { instance, resource }: SyncKey,
): Promise<RunRow | undefined> {
  return db<RunRow>('tools_runs')
    .where({ instance, resource, mode: 'full' })
    .orderBy('started_at', 'desc')
    .first();
}
