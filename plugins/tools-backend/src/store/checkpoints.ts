import type {
  ReadPage,
  ReadProgress,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { takenOver, type Lease, type SyncKey } from './syncs';

interface CheckpointRow extends SyncKey {
  page: number;
  started_at: string;
  since: string | null;
  progress: string;
}

interface KeptPageRow extends SyncKey {
  page: number;
  started_at: string;
  since: string | null;
  content: string;
}

/** Which run a page belongs to. */
interface RunStart {
  startedAt: string;
  /** Set where it asked only for what changed since then. */
  since?: string;
}

/** How far an interrupted run came. */
export interface Checkpoint extends RunStart {
  /** Of the pages that are stored, and of the one that is kept. */
  pages: ReadProgress[];
  /** The last page, where it was read and is not stored. */
  kept?: ReadPage;
}

export async function readCheckpoint(
  db: Knex,
  { instance, resource }: SyncKey,
): Promise<Checkpoint | undefined> {
  const rows = await db<CheckpointRow>('tools_checkpoints')
    .where({ instance, resource })
    .orderBy('page');
  const last = await db<KeptPageRow>('tools_kept_pages')
    .where({ instance, resource, page: rows.length + 1 })
    .first();
  const first = rows[0] ?? last;
  if (!first) return undefined;
  const kept: ReadPage | undefined =
    last?.started_at === first.started_at
      ? JSON.parse(last.content)
      : undefined;
  const pages: ReadProgress[] = rows.map(row => JSON.parse(row.progress));
  return {
    startedAt: first.started_at,
    since: first.since ?? undefined,
    pages: kept ? [...pages, kept.progress] : pages,
    kept,
  };
}

/** Part of the transaction that stores the page, so that neither is there without the other. */
export async function writeCheckpoint(
  trx: Knex.Transaction,
  { instance, resource }: SyncKey,
  run: RunStart,
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

/**
 * Keeps a page until it is stored, so that a run which is killed does not ask the tool for it again.
 * One that has lost its lease stops here.
 */
export async function keepPage(
  db: Knex,
  lease: Lease,
  run: RunStart,
  page: ReadPage,
): Promise<void> {
  const { instance, resource, token } = lease;
  const row: KeptPageRow = {
    instance,
    resource,
    page: page.progress.counts.page,
    started_at: run.startedAt,
    since: run.since ?? null,
    content: JSON.stringify(page),
  };
  const held = db('tools_syncs')
    .select(db.raw('1'))
    .where({ instance, resource, lease_token: token });
  const kept = await db<KeptPageRow>('tools_kept_pages')
    .where({ instance, resource })
    .whereExists(held)
    .update(row);
  if (!kept) throw takenOver(lease);
}

/** Before a run, so that each of its pages is kept by one statement. */
export async function makeRoom(
  db: Knex,
  { instance, resource }: SyncKey,
): Promise<void> {
  const nothing = { page: 0, started_at: '', content: '' };
  await db('tools_kept_pages')
    .insert({ instance, resource, ...nothing })
    .onConflict(['instance', 'resource'])
    .ignore();
}

/** Of one resource, or of all of an instance. */
export async function clearCheckpoint(
  db: Knex,
  { instance, resource }: Pick<SyncKey, 'instance'> & Partial<SyncKey>,
): Promise<void> {
  const which = resource === undefined ? { instance } : { instance, resource };
  for (const table of ['tools_checkpoints', 'tools_kept_pages']) {
    await db(table).where(which).delete();
  }
}
