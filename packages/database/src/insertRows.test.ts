import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { CHUNK, insertRows, type OnConflict } from './index';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const LAMP = { id: 1, name: 'hall', lit: true };

describe.each(databases.eachSupportedId())('insertRows on %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(id);
    await knex.schema.createTable('lamps', table => {
      table.integer('id').primary();
      table.string('name');
      table.boolean('lit');
    });
    await knex('lamps').insert(LAMP);
  });

  const insert = (rows: readonly object[], conflict?: OnConflict) =>
    knex.transaction(trx => insertRows(trx, 'lamps', rows, conflict));
  const names = () => knex('lamps').orderBy('id').pluck('name');

  it('inserts more rows than a statement takes, with whatever texts hold', async () => {
    const rows = Array.from({ length: CHUNK + 1 }, (_, at) => ({
      id: at + 2,
      name: at % 2 ? `"quoted" \\ '${at}'` : null,
      lit: false,
    }));
    await insert(rows);
    const stored = await knex('lamps').whereNot('id', 1).orderBy('id');
    expect(stored.map(row => ({ ...row, lit: Boolean(row.lit) }))).toEqual(
      rows,
    );
  });

  it('inserts nothing of no rows', async () => {
    expect(await insert([])).toEqual([]);
    expect(await names()).toEqual(['hall']);
  });

  it('throws for a key that is there already', async () => {
    await expect(insert([LAMP])).rejects.toThrow(/unique/i);
  });

  it('leaves what is there, and gives what it wrote', async () => {
    const rows = [
      { ...LAMP, name: 'porch' },
      { ...LAMP, id: 2, name: 'stairs' },
    ];
    const written = await insert(rows, {
      key: ['id'],
      then: 'ignore',
      returning: ['id'],
    });
    expect(written).toEqual([{ id: 2 }]);
    expect(await names()).toEqual(['hall', 'stairs']);
  });

  it('replaces what is there', async () => {
    const rows = [
      { ...LAMP, name: 'porch' },
      { ...LAMP, id: 2, name: 'stairs' },
    ];
    await insert(rows, { key: ['id'], then: 'merge' });
    expect(await names()).toEqual(['porch', 'stairs']);
  });
});
