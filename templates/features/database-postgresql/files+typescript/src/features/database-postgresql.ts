import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import pg from 'pg';
import type { Feature } from '../app.js';
import { required } from '../config.js';
import type { GreetingStore } from '../greeting.js';

/** Seen from the compiled file in `dist/src/features`. */
const MIGRATIONS = fileURLToPath(new URL('../../../migrations', import.meta.url));

/** Any number that no other program uses as an advisory lock in this database. */
const MIGRATION_LOCK = 72_619_001;

export const feature: Feature = {
  name: 'database-postgresql',
  async start(app) {
    const pool = new pg.Pool({
      connectionString: required(app.config, 'DATABASE_URL'),
      connectionTimeoutMillis: 5000,
    });
    pool.on('error', error => app.log.error({ err: error }, 'database connection lost'));
    try {
      await migrate(pool);
    } catch (error) {
      await pool.end();
      throw error;
    }
    app.store = postgresStore(pool);
    app.healthChecks.set('database', async () => {
      await pool.query('SELECT 1');
    });
    return () => pool.end();
  },
};

export function postgresStore(pool: pg.Pool): GreetingStore {
  return {
    async record(name) {
      const { rows } = await pool.query<{ times: string }>(
        `INSERT INTO greetings (name, times) VALUES ($1, 1)
         ON CONFLICT (name) DO UPDATE SET times = greetings.times + 1
         RETURNING times`,
        [name],
      );
      return Number(rows[0]?.times);
    },
  };
}

/** Runs the files of `migrations/` that this database has not seen, each in a transaction. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'CREATE TABLE IF NOT EXISTS schema_migrations (name text PRIMARY KEY)',
    );
    const { rows } = await client.query<{ name: string }>(
      'SELECT name FROM schema_migrations',
    );
    const done = new Set(rows.map(row => row.name));
    for (const name of (await readdir(MIGRATIONS)).sort()) {
      if (!done.has(name)) await apply(client, name);
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    client.release();
  }
}

async function apply(client: pg.PoolClient, name: string): Promise<void> {
  const sql = await readFile(join(MIGRATIONS, name), 'utf8');
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await client.query('INSERT INTO schema_migrations VALUES ($1)', [name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed`, { cause: error });
  }
}
