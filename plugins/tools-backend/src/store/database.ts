import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { migrateInTurn } from '@strata/database';
import type { Knex } from 'knex';

export { CHUNK, chunked, insertRows, isOneOf } from '@strata/database';

/** The plugin's own database, migrated. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) await migrate(knex);
  return knex;
}

function migrate(knex: Knex): Promise<void> {
  const directory = resolvePackagePath(
    '@strata/backstage-plugin-tools-backend',
    'migrations',
  );
  return migrateInTurn(knex, { directory });
}

/** Well below the time after which a lease of the engine is taken over. */
const SLEEP_SECONDS = 20;

/**
 * A transaction of a process that may be stopped in the middle: after so many seconds without a
 * statement, PostgreSQL ends it, so that nobody waits for its locks for ever.
 */
export function inTransaction<T>(
  db: Knex,
  work: (trx: Knex.Transaction) => Promise<T>,
  sleepSeconds = SLEEP_SECONDS,
): Promise<T> {
  return db.transaction(async trx => {
    if (trx.client.config.client === 'pg') {
      const ms = Math.round(sleepSeconds * 1000);
      await trx.raw(`set local idle_in_transaction_session_timeout = ${ms}`);
    }
    return work(trx);
  });
}

/** For `orderByRaw`, as `sort` orders texts; PostgreSQL has an order of its own for each language. */
export function inBytes(db: Knex, columns: readonly string[]): string {
  const collation = db.client.config.client === 'pg' ? ' collate "C"' : '';
  return columns.map(column => `${column}${collation}`).join();
}

/**
 * Changes rows by what they are like. They are locked first, in the order of `inBytes`, in
 * which whoever stores many stores them: PostgreSQL would end one of two that wait for each other.
 */
export function inOrder(
  db: Knex,
  table: string,
  key: readonly string[],
  which: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
  change: (rows: Knex.QueryBuilder) => PromiseLike<unknown>,
): Promise<void> {
  return inTransaction(db, async trx => {
    const rows = which(trx(table)).select(key);
    await rows.orderByRaw(inBytes(trx, key)).forUpdate();
    await change(which(trx(table)));
  });
}
