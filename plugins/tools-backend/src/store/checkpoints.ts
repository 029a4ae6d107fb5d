import type {
  ReadPage,
  ReadProgress,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { takenOver, type Lease, type SyncKey } from './syncs';

interface PageRow extends SyncKey {
  page: number;
  started_at: string;
  began_at: string;
  stored_at: string;
  since: string | null;
}

interface CheckpointRow extends PageRow {
  progress: string;
}

interface KeptPageRow extends PageRow {
  content: string;
}

/** Which run a page belongs to. */
interface RunStart {
  /** ISO times: by the clock of its process, and by that of the database. */
  startedAt: string;
  beganAt: string;
  /** Set where it asked only for what changed since then. */
  since?: string;
}

/** A page's run, and when the page is stored. */
export interface Storing extends RunStart {
  storedAt: string;
}

/** How far an interrupted run came, and when it came there. */
export interface Checkpoint extends Storing {
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
  const next = await db<KeptPageRow>('tools_kept_pages')
    .where({ instance, resource, page: rows.length + 1 })
    .first();
  const first = rows[0] ?? next;
  if (!first) return undefined;
  const isOfRun = (row: PageRow) => row.began_at === first.began_at;
  const whole = rows.every((row, at) => row.page === at + 1 && isOfRun(row));
  const kept: ReadPage | undefined =
    next && isOfRun(next) ? JSON.parse(next.content) : undefined;
  const pages: ReadProgress[] = rows.map(row => JSON.parse(row.progress));
  return {
    startedAt: first.started_at,
    beganAt: first.began_at,
    storedAt: (kept ? next! : rows.at(-1)!).stored_at,
    since: first.since ?? undefined,
    pages: whole ? [...pages, ...(kept ? [kept.progress] : [])] : [],
    kept,
  };
}

/** Part of the transaction that stores the page, so that neither is there without the other. */
export async function writeCheckpoint(
  trx: Knex.Transaction,
  key: SyncKey,
  storing: Storing,
  progress: ReadProgress,
): Promise<void> {
  await trx<CheckpointRow>('tools_checkpoints').insert({
    ...pageRow(key, storing, progress),
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
  storing: Storing,
  page: ReadPage,
): Promise<void> {
  const { instance, resource, token } = lease;
  const row: KeptPageRow = {
    ...pageRow(lease, storing, page.progress),
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

function pageRow(
  { instance, resource }: SyncKey,
  { startedAt, beganAt, storedAt, since }: Storing,
  { counts }: ReadProgress,
): PageRow {
  return {
    instance,
    resource,
    page: counts.page,
    started_at: startedAt,
    began_at: beganAt,
    stored_at: storedAt,
    since: since ?? null,
  };
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
