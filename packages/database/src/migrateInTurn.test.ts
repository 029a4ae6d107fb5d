import { TestDatabases } from '@backstage/backend-test-utils';
import { knex as connect, type Knex } from 'knex';
import { setTimeout } from 'node:timers/promises';
import { migrateInTurn } from './index';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const LOCK = 'knex_migrations_lock';

/** Migrations by name, in order. */
const of = (
  migrations: Record<string, (trx: Knex) => Promise<unknown>>,
): Knex.MigratorConfig => ({
  migrationSource: {
    getMigrations: async () => Object.keys(migrations),
    getMigrationName: (name: string) => name,
    getMigration: async (name: string) => ({
      up: migrations[name],
      down: async () => {},
    }),
  },
});

describe.each(databases.eachSupportedId())('migrateInTurn on %s', id => {
  const others: Knex[] = [];

  afterEach(async () => {
    for (const other of others.splice(0)) await other.destroy();
  });

  /** The connections of another process; a database in memory has no others. */
  function another(knex: Knex): Knex {
    if (id === 'SQLITE_3') return knex;
    const other = connect(knex.client.config);
    others.push(other);
    return other;
  }

  it('migrates once where several begin at the very first start', async () => {
    const knex = await databases.init(id);
    const lamps = jest.fn((trx: Knex) =>
      trx.schema.createTable('lamps', table => table.string('name')),
    );
    const options = of({ lamps });
    const starting = [knex, another(knex), another(knex), another(knex)];
    await Promise.all(starting.map(each => migrateInTurn(each, options)));
    expect(lamps).toHaveBeenCalledTimes(1);
    expect(await knex('lamps')).toEqual([]);
    expect(await knex(LOCK).select('is_locked')).toEqual([{ is_locked: 0 }]);
  });

  it('waits for a lock that another process holds', async () => {
    const knex = await databases.init(id);
    await migrateInTurn(knex, of({}));
    await knex(LOCK).update({ is_locked: 1 });
    const lamps = jest.fn(async () => {});
    const migrating = migrateInTurn(knex, of({ lamps }));
    await setTimeout(2000);
    expect(lamps).not.toHaveBeenCalled();
    await knex(LOCK).update({ is_locked: 0 });
    await migrating;
    expect(lamps).toHaveBeenCalledTimes(1);
  });

  it('gives up where the lock was left', async () => {
    const knex = await databases.init(id);
    await migrateInTurn(knex, of({}));
    await knex(LOCK).update({ is_locked: 1 });
    const migrating = migrateInTurn(knex, of({}), 1);
    await expect(migrating).rejects.toThrow('already locked');
  });

  it('throws another error at once, and leaves nothing behind', async () => {
    const knex = await databases.init(id);
    const fails = jest.fn(async (trx: Knex) => {
      await trx.schema.createTable('lamps', table => table.string('name'));
      throw new Error('out of lamps');
    });
    await expect(migrateInTurn(knex, of({ fails }))).rejects.toThrow(
      'out of lamps',
    );
    expect(fails).toHaveBeenCalledTimes(1);
    expect(await knex.schema.hasTable('lamps')).toBe(false);
    const migrating = migrateInTurn(knex, of({ fails: async () => {} }));
    await expect(migrating).resolves.toBeUndefined();
  });
});
