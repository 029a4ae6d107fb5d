import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { migrate, postgresStore } from '../src/features/database-postgresql.js';

const url = process.env.DATABASE_URL;

test(
  'counts in the database',
  { skip: url ? false : 'set DATABASE_URL to run it' },
  async t => {
    const pool = new pg.Pool({ connectionString: url });
    t.after(() => pool.end());
    await migrate(pool);
    await migrate(pool);
    const store = postgresStore(pool);
    const name = `test-${process.pid}-${Date.now()}`;
    assert.equal(await store.record(name), 1);
    assert.equal(await store.record(name), 2);
  },
);
