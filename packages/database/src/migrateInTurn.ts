import type { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';

/** A lock of knex that lasts longer was left by a process that died. */
const PATIENCE_SECONDS = 60;

/** Names the advisory lock; any number would do. */
const TURN = 7_372_170;

/**
 * Brings the tables up to date. Several processes may start at once: one migrates, the others wait
 * for it.
 */
export async function migrateInTurn(
  knex: Knex,
  options: Knex.MigratorConfig,
  patienceSeconds = PATIENCE_SECONDS,
): Promise<void> {
  for (let waited = 0; ; waited++) {
    try {
      await knex.transaction(trx => migrate(trx, options));
      return;
    } catch (error) {
      const locked = (error as Error).name === 'MigrationLocked';
      if (!locked || waited >= patienceSeconds) throw error;
      await setTimeout(1000);
    }
  }
}

/**
 * The lock of knex is a row of a table that it makes first. Processes that make it at once fail, or
 * leave two rows, which none can ever lock; so each needs a lock of the database before.
 */
async function migrate(trx: Knex.Transaction, options: Knex.MigratorConfig) {
  if (trx.client.config.client === 'pg') {
    await trx.raw('select pg_advisory_xact_lock(?)', [TURN]);
  }
  await trx.migrate.latest(options);
}
