import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import type { SyncRow } from './rows';

export interface SyncKey {
  instance: string;
  resource: string;
}

/** One text for a sync, for maps and for messages. */
export function syncName({ instance, resource }: SyncKey): string {
  return `${instance}/${resource}`;
}

/** A process that was killed keeps its sync for so long; one that lives renews it in time. */
const LEASE_MS = 60_000;
export const LEASE_RENEWAL_MS = 20_000;

/** The right to run one sync: at most one process has it, and each write proves it again. */
export interface Lease extends SyncKey {
  token: string;
}

/** Takes the lease, or gives nothing when the sync already runs. */
export async function claimSync(
  db: Knex,
  key: SyncKey,
  now: Date,
): Promise<Lease | undefined> {
  await db('tools_syncs')
    .insert({ ...pick(key), outcome: 'never', invalid_samples: '[]' })
    .onConflict(['instance', 'resource'])
    .ignore();
  const token = randomUUID();
  const claimed = await db<SyncRow>('tools_syncs')
    .where(pick(key))
    .where(free =>
      free.whereNull('lease_until').orWhere('lease_until', '<', iso(now)),
    )
    .update({
      lease_token: token,
      lease_until: leaseEnd(now),
      started_at: iso(now),
    });
  return claimed ? { ...pick(key), token } : undefined;
}

/** Proves and renews the lease inside the transaction that writes; a run that lost it stops here. */
export async function holdLease(trx: Knex.Transaction, lease: Lease) {
  const held = await trx<SyncRow>('tools_syncs')
    .where({ ...pick(lease), lease_token: lease.token })
    .update({ lease_until: leaseEnd(new Date()) });
  if (!held) {
    throw new ConflictError(`Another run of ${syncName(lease)} has taken over`);
  }
}

/** Renews the lease of a run that waits for its tool; a lost lease shows at the next write. */
export async function renewLease(db: Knex, lease: Lease) {
  await db<SyncRow>('tools_syncs')
    .where({ ...pick(lease), lease_token: lease.token })
    .update({ lease_until: leaseEnd(new Date()) });
}

/** Stores how the run went and gives the lease back. */
export async function finishSync(
  db: Knex,
  lease: Lease,
  report: Partial<SyncRow>,
) {
  await db<SyncRow>('tools_syncs')
    .where({ ...pick(lease), lease_token: lease.token })
    .update({ ...report, lease_token: null, lease_until: null });
}

export async function readSync(
  db: Knex,
  key: SyncKey,
): Promise<SyncRow | undefined> {
  return db<SyncRow>('tools_syncs').where(pick(key)).first();
}

export function isRunning(row: SyncRow | undefined, now: Date): boolean {
  return Boolean(row?.lease_until && row.lease_until > iso(now));
}

function pick({ instance, resource }: SyncKey): SyncKey {
  return { instance, resource };
}

function leaseEnd(now: Date): string {
  return iso(new Date(now.getTime() + LEASE_MS));
}

function iso(time: Date): string {
  return time.toISOString();
}
