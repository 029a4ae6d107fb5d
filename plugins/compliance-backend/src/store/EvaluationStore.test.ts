import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import {
  fail,
  pass,
  type Finding,
} from '@strata/backstage-plugin-compliance-node';
import { migrate, migrationsFolder } from './database';
import type { Evaluated } from './diff';
import { EvaluationStore } from './EvaluationStore';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const found = (finding: Finding, ref = 'component:default/a'): Evaluated => ({
  check: { id: 'lamps-are-on', process: 'operations' },
  subject: { kind: 'service', ref, title: 'A' },
  finding,
});
const early = new Date('2026-11-20T10:00:00.000Z');
const late = new Date('2026-11-20T10:05:00.000Z');

describe.each(databases.eachSupportedId())('EvaluationStore on %s', id => {
  async function open() {
    const knex = await databases.init(id as TestDatabaseId);
    await migrate(knex);
    return { knex, store: new EvaluationStore(knex) };
  }

  it('drops an evaluation that started before one already stored', async () => {
    const { knex, store } = await open();
    await store.apply([found(fail('Off.'))], {}, late);
    const stored = await store.apply([found(pass('On.'))], {}, early);
    expect(stored).toBeUndefined();
    expect(await knex('results')).toEqual([
      expect.objectContaining({ outcome: 'fail' }),
    ]);
    expect(await store.lastFull()).toBe(late.toISOString());
  });

  it('leaves one open line of history when two evaluations come at once', async () => {
    const { knex, store } = await open();
    await Promise.all([
      store.apply([found(pass('On.'))], {}, early),
      store.apply([found(pass('On.'))], {}, early),
      store.apply([found(pass('On.'))], {}, early),
    ]);
    expect(await knex('history')).toHaveLength(1);
  });

  it('touches only what an evaluation was about', async () => {
    const { knex, store } = await open();
    const other = 'component:default/b';
    await store.apply(
      [found(pass('On.')), found(pass('On.'), other)],
      {},
      early,
    );
    await store.apply([found(fail('Off.'), other)], { entityRef: other }, late);
    const rows = await knex('results').orderBy('entity_ref');
    expect(rows.map(row => row.outcome)).toEqual(['pass', 'fail']);
    expect(await store.lastFull()).toBe(early.toISOString());
    expect(await store.lastOf([other])).toEqual(
      new Map([[other, late.toISOString()]]),
    );
  });

  it('forgets evaluations after a week', async () => {
    const { knex, store } = await open();
    await store.apply([], {}, new Date('2026-11-01T00:00:00.000Z'));
    await store.apply([], {}, late);
    expect(await knex('evaluations')).toHaveLength(1);
  });

  it('gives the history of before the subjects of the results', async () => {
    const { knex, store } = await open();
    await store.apply([found(pass('On.'))], {}, early);
    await knex.migrate.down({ directory: migrationsFolder });
    expect(await knex.schema.hasColumn('history', 'team')).toBe(false);
    await migrate(knex);
    expect(await knex('history')).toEqual([
      expect.objectContaining({
        process: 'operations',
        subject: 'service',
        entity_title: 'A',
        evidence: '[]',
      }),
    ]);
  });

  it('can be migrated back', async () => {
    const { knex } = await open();
    expect(await knex.schema.hasTable('results')).toBe(true);
    await knex.migrate.rollback({ directory: migrationsFolder });
    expect(await knex.schema.hasTable('results')).toBe(false);
  });
});
