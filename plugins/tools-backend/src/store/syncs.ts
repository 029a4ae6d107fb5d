import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { dbTime } from './clock';
import type { SyncRow } from './rows';
import { inTransaction } from './database';

export interface SyncKey {
  instance: string;
  resource: string;
}

/** One text for a sync, for maps and for messages. */
export function syncName({ instance, resource }: SyncKey): string {
  return `${instance}/${resource}`;
}

/** The right to run one sync: at most one process has it, and each write proves it again. */
export interface Lease extends SyncKey {
  token: string;
  /** A process that was killed keeps its sync for so long; one that lives renews it in time. */
  seconds: number;
  /** When it was last taken or renewed, in milliseconds of this process's `performance.now()`. */
  heldAt: number;
}

/** A sync, and the address and credential for which it counts against the tool's limits. */
export interface Claim extends SyncKey {
  origin: string;
  /** The process that claims. */
  holder: string;
  seconds: number;
  /** For looking only: the sync shows no start. */
  dry?: boolean;
  /** Only where its time has come. */
  due?: boolean;
}

/** Makes syncs known; new ones are due within `spreadSeconds`, so that not all start at once. */
export async function registerSyncs(
  db: Knex,
  syncs: (SyncKey & { origin: string })[],
  spreadSeconds: number,
): Promise<void> {
  for (const { origin, ...key } of syncs) {
    await db('tools_syncs')
      .insert({
        ...key,
        outcome: 'never',
        invalid_samples: '[]',
        origin,
        next_run_at: dbTime(db, Math.random() * spreadSeconds),
      })
      .onConflict(['instance', 'resource'])
      .ignore();
    // Another version may map the same list to other items, and match them by other rules.
    await db('tools_syncs')
      .where(key)
      .update({ origin, validator: null, linked: null });
    // A line that an earlier version wrote knows no next run.
    await makeDueUnlessKnown(db, key);
  }
}

/** Syncs that nobody runs although their time has come, the longest due first. */
export async function dueSyncs(db: Knex): Promise<SyncKey[]> {
  return db<SyncRow>('tools_syncs')
    .select('instance', 'resource')
    .where(isDue(db))
    .where(isFree(db))
    .orderBy('next_run_at');
}

async function makeDueUnlessKnown(db: Knex, key: SyncKey): Promise<void> {
  await db('tools_syncs')
    .where(key)
    .whereNull('next_run_at')
    .update({ next_run_at: dbTime(db) });
}

/** Makes a sync due now, whoever comes to run it. */
export async function makeDue(db: Knex, key: SyncKey): Promise<void> {
  await db<SyncRow>('tools_syncs')
    .where(pick(key))
    .update({ next_run_at: dbTime(db) as unknown as string });
}

/** The next run reads all, whatever the tool counts as no change. */
export async function askForAll(db: Knex, key: SyncKey): Promise<void> {
  await db<SyncRow>('tools_syncs')
    .where(pick(key))
    .update({ read_at: null, validator: null });
}

/**
 * Takes the lease, or gives nothing when the sync already runs, or when another process talks to
 * the same address with the same credential: the limits of a tool hold for all processes together.
 */
export async function claimSync(
  db: Knex,
  { origin, holder, dry, due, seconds, ...key }: Claim,
): Promise<Lease | undefined> {
  const token = randomUUID();
  return inTransaction(
    db,
    async trx => {
      // It waits for whoever sleeps with the lock.
      const { known, free } = await lockOrigin(trx, { origin, holder });
      if (!known || !free) return undefined;
      const heldAt = performance.now();
      const claimed = await trx<SyncRow>('tools_syncs')
        .where(pick(key))
        .where(isFree(trx))
        .where(due ? isDue(trx) : {})
        .update({
          holder,
          lease_token: token,
          lease_until: leaseEnd(trx, seconds),
          ...(dry ? {} : { started_at: dbTime(trx) as unknown as string }),
        });
      return claimed ? { ...pick(key), token, seconds, heldAt } : undefined;
    },
    seconds,
  );
}

/**
 * Locks an address and credential against other claims, and tells whether any sync uses it, and
 * whether no other process talks to it: in a run, or to read what webhooks told of.
 */
export async function lockOrigin(
  trx: Knex.Transaction,
  { origin, holder }: Pick<Claim, 'origin' | 'holder'>,
): Promise<{ known: boolean; free: boolean }> {
  const peers = await trx<SyncRow>('tools_syncs')
    .where({ origin })
    .orderBy(['instance', 'resource'])
    .forUpdate();
  for (const table of ['tools_syncs', 'tools_drains']) {
    const taken = await trx(table)
      .where({ origin })
      .whereNot({ holder })
      .where('lease_until', '>=', dbTime(trx))
      .first('instance');
    if (taken) return { known: peers.length > 0, free: false };
  }
  return { known: peers.length > 0, free: true };
}

/**
 * A transaction that writes under a lease. A process that falls asleep in the middle of it would
 * keep its locks, and so the sync, for as long as it sleeps: PostgreSQL ends it instead.
 */
export async function leasedTransaction<T>(
  db: Knex,
  lease: Lease,
  write: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return inTransaction(
    db,
    async trx => {
      await holdLease(trx, lease);
      return write(trx);
    },
    lease.seconds,
  );
}

function isDue(db: Knex) {
  return (query: Knex.QueryBuilder) =>
    query.whereNull('paused_at').where('next_run_at', '<=', dbTime(db));
}

function isFree(db: Knex) {
  return (query: Knex.QueryBuilder) =>
    query.whereNull('lease_until').orWhere('lease_until', '<', dbTime(db));
}

/** Proves and renews the lease; a run that lost it stops here. */
async function holdLease(db: Knex, lease: Lease) {
  if (!(await renewLease(db, lease))) throw takenOver(lease);
}

export function takenOver(key: SyncKey): ConflictError {
  return new ConflictError(`Another run of ${syncName(key)} has taken over`);
}

/** Renews the lease of a run that waits for its tool; false when it is lost. */
export async function renewLease(db: Knex, lease: Lease): Promise<boolean> {
  const asked = performance.now();
  const held = await db<SyncRow>('tools_syncs')
    .where({ ...pick(lease), lease_token: lease.token })
    .update({ lease_until: leaseEnd(db, lease.seconds) });
  if (held) lease.heldAt = asked;
  return held > 0;
}

/**
 * For what no transaction can guard, as a request to a tool: a process that slept for longer than
 * its lease asks whether another one has taken over.
 */
export async function ensureHeld(db: Knex, lease: Lease): Promise<void> {
  if (performance.now() - lease.heldAt > lease.seconds * 1000) {
    await holdLease(db, lease);
  }
}

/** Stores how the run went and when the next one is due, and gives the lease back. */
export async function finishSync(
  db: Knex,
  lease: Lease,
  report: Partial<SyncRow>,
  nextInSeconds: number,
): Promise<boolean> {
  const finished = await db<SyncRow>('tools_syncs')
    .where({ ...pick(lease), lease_token: lease.token })
    .update({
      ...report,
      next_run_at: dbTime(db, nextInSeconds) as unknown as string,
      holder: null,
      lease_token: null,
      lease_until: null,
    });
  return finished > 0;
}

/** Gives the lease back and leaves everything else as it is. */
export async function releaseSync(db: Knex, lease: Lease): Promise<void> {
  await db<SyncRow>('tools_syncs')
    .where({ ...pick(lease), lease_token: lease.token })
    .update({ holder: null, lease_token: null, lease_until: null });
}

/** Stops, or allows again, runs by schedule. */
export async function pauseSync(
  db: Knex,
  key: SyncKey,
  paused: { by: string } | undefined,
): Promise<void> {
  await db<SyncRow>('tools_syncs')
    .where(pick(key))
    .update({
      paused_by: paused?.by ?? null,
      paused_at: (paused ? dbTime(db) : null) as string | null,
    });
}

export async function readSync(
  db: Knex,
  key: SyncKey,
): Promise<SyncRow | undefined> {
  return db<SyncRow>('tools_syncs').where(pick(key)).first();
}

/** Whether a process holds the sync now. */
export async function isRunning(db: Knex, key: SyncKey): Promise<boolean> {
  const row = await db<SyncRow>('tools_syncs')
    .where(pick(key))
    .where('lease_until', '>=', dbTime(db))
    .first('instance');
  return Boolean(row);
}

function pick({ instance, resource }: SyncKey): SyncKey {
  return { instance, resource };
}

function leaseEnd(db: Knex, seconds: number): string {
  return dbTime(db, seconds) as unknown as string;
}
