import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';

/** A lock that lasts longer was left by a process that died. */
const MIGRATION_PATIENCE_SECONDS = 60;

/** The plugin's own database, migrated. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) await migrate(knex);
  return knex;
}

/** Several processes may start at once: one migrates, the others wait for it. */
async function migrate(knex: Knex): Promise<void> {
  const directory = resolvePackagePath(
    '@strata/backstage-plugin-tools-backend',
    'migrations',
  );
  for (let waited = 0; ; waited++) {
    try {
      await knex.migrate.latest({ directory });
      return;
    } catch (error) {
      const locked = (error as Error).name === 'MigrationLocked';
      // Tables of the migrations themselves may be made twice at the very first start.
      const racing = ['23505', '42P07'].includes((error as any).code);
      if (!(locked || racing) || waited >= MIGRATION_PATIENCE_SECONDS) {
        throw error;
      }
      await setTimeout(1000);
    }
  }
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

/**
 * For `where`: that a column is one of many texts. To PostgreSQL they go as one value: hundreds of
 * bound ones take longer to write and to read than the rows to find.
 */
export function isOneOf(
  column: string,
  values: readonly string[],
): Knex.QueryCallback {
  return query => {
    if (query.client.config.client === 'pg') {
      query.whereRaw('?? = any(?::text[])', [column, [...values]]);
    } else {
      query.whereIn(column, values);
    }
  };
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

/** Rows per statement: SQLite takes at most 32,766 variables in one. */
export const CHUNK = 500;

export function chunked<T>(values: readonly T[], size = CHUNK): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < values.length; at += size) {
    chunks.push(values.slice(at, at + size));
  }
  return chunks;
}
