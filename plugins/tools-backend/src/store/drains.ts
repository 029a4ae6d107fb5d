import { randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { dbTime } from './clock';
import { releaseHints } from './hints';
import type { SyncRow } from './rows';
import { lockOrigin, type SyncKey } from './syncs';
import { inTransaction } from './database';

const TABLE = 'tools_drains';

interface DrainRow {
  instance: string;
  origin: string;
  holder: string | null;
  lease_token: string | null;
  lease_until: string | null;
}

/** The right to read the hints of one instance, beside a run of it in the same process. */
export interface DrainLease {
  instance: string;
  token: string;
  seconds: number;
}

/** Makes the instances known to all processes. */
export async function registerDrains(
  db: Knex,
  drains: Pick<DrainRow, 'instance' | 'origin'>[],
): Promise<void> {
  for (const drain of drains) {
    await db<DrainRow>(TABLE).insert(drain).onConflict('instance').merge();
  }
}

/**
 * Takes the right, or gives nothing when it is taken, or when another process talks to the same
 * address with the same credential. What the one before left half read waits again.
 */
export async function claimDrain(
  db: Knex,
  claim: { instance: string; origin: string; holder: string; seconds: number },
): Promise<DrainLease | undefined> {
  const { instance, origin, holder, seconds } = claim;
  const token = randomUUID();
  return inTransaction(
    db,
    async trx => {
      const { free } = await lockOrigin(trx, { origin, holder });
      if (!free) return undefined;
      const claimed = await trx<DrainRow>(TABLE)
        .where({ instance })
        .where(either =>
          either
            .whereNull('lease_until')
            .orWhere('lease_until', '<', dbTime(trx)),
        )
        .update({ holder, lease_token: token, lease_until: end(trx, seconds) });
      if (!claimed) return undefined;
      await releaseHints(trx, instance);
      return { instance, token, seconds };
    },
    seconds,
  );
}

/** Renews the lease of a drain that waits for its tool; false when it is lost. */
export async function renewDrain(
  db: Knex,
  { instance, token, seconds }: DrainLease,
): Promise<boolean> {
  const held = await db<DrainRow>(TABLE)
    .where({ instance, lease_token: token })
    .update({ lease_until: end(db, seconds) });
  return held > 0;
}

export async function releaseDrain(db: Knex, { instance, token }: DrainLease) {
  await inTransaction(db, async trx => {
    const held = await trx<DrainRow>(TABLE)
      .where({ instance, lease_token: token })
      .update({ holder: null, lease_token: null, lease_until: null });
    if (held) await releaseHints(trx, instance, token);
  });
}

/**
 * A transaction that writes under the lease, and not while a page of the same sync is written:
 * each then sees what the other has stored.
 */
export async function drainTransaction<T>(
  db: Knex,
  lease: DrainLease,
  { resource }: Pick<SyncKey, 'resource'>,
  write: (trx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return inTransaction(
    db,
    async trx => {
      await trx<SyncRow>('tools_syncs')
        .where({ instance: lease.instance, resource })
        .forUpdate()
        .first('instance');
      if (!(await renewDrain(trx, lease))) {
        throw new ConflictError(
          `Another process reads what webhooks tell of ${lease.instance}`,
        );
      }
      return write(trx);
    },
    lease.seconds,
  );
}

function end(db: Knex, seconds: number): string {
  return dbTime(db, seconds) as unknown as string;
}
