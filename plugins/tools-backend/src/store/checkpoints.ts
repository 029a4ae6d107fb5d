import type { ReadProgress } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import type { SyncKey } from './syncs';

interface CheckpointRow extends SyncKey {
  page: number;
  started_at: string;
  since: string | null;
  progress: string;
}

/** How far an interrupted run came. */
export interface Checkpoint {
  startedAt: string;
  /** Set where it asked only for what changed since then. */
  since?: string;
  pages: ReadProgress[];
}

export async function readCheckpoint(
  db: Knex,
  { instance, resource }: SyncKey,
): Promise<Checkpoint | undefined> {
  const rows = await db<CheckpointRow>('tools_checkpoints')
    .where({ instance, resource })
    .orderBy('page');
  if (!rows.length) return undefined;
  return {
    startedAt: rows[0].started_at,
    since: rows[0].since ?? undefined,
    pages: rows.map(row => JSON.parse(row.progress)),
  };
}

/** Part of the transaction that stores the page, so that neither is there without the other. */
export async function writeCheckpoint(
  trx: Knex.Transaction,
  { instance, resource }: SyncKey,
  run: { startedAt: string; since?: string },
  progress: ReadProgress,
): Promise<void> {
  await trx<CheckpointRow>('tools_checkpoints').insert({
    instance,
    resource,
    page: progress.counts.page,
    started_at: run.startedAt,
    since: run.since ?? null,
    progress: JSON.stringify(progress),
  });
}

export async function clearCheckpoint(
  db: Knex,
  { instance, resource }: SyncKey,
): Promise<void> {
  await db('tools_checkpoints').where({ instance, resource }).delete();
}
