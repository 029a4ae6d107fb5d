import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { person } from '../__testUtils__/harness';
import { openDatabase } from '../store/database';
import {
  acceptHeldLeavers,
  countHeldLeavers,
  readPeople,
  updatePeople,
} from './peopleStore';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});
jest.setTimeout(60_000);

const crowd = (count: number): Entity[] =>
  Array.from({ length: count }, (_, at) => person(`user-${100 + at}`));
const at = (minutes: number) =>
  new Date(Date.UTC(2026, 2, 2, 12, minutes)).toISOString();

describe.each(databases.eachSupportedId())('people on %s', id => {
  async function start(users: Entity[]) {
    const knex = await databases.init(id);
    const db = await openDatabase({ getClient: async () => knex });
    const read = (found: Entity[], minutes: number) =>
      db.transaction(trx =>
        updatePeople(trx, found, at(minutes), { leftAfterMinutes: 60 }),
      );
    await read(users, 0);
    const gone = async () =>
      (await readPeople(db))
        .filter(row => row.gone_at)
        .map(row => row.entity_ref);
    return { db, read, gone };
  }

  it('are gone when they stay missing', async () => {
    const { read, gone } = await start(crowd(5));
    await read(crowd(4), 10);
    await read(crowd(4), 69);
    expect(await gone()).toEqual([]);
    await read(crowd(4), 70);
    expect(await gone()).toEqual(['user:default/user-104']);
  });

  it('are not gone when they show again, and start anew', async () => {
    const { read, gone } = await start(crowd(5));
    await read(crowd(4), 10);
    await read(crowd(5), 40);
    await read(crowd(4), 75);
    expect(await gone()).toEqual([]);
    await read(crowd(4), 135);
    expect(await gone()).toHaveLength(1);
    await read(crowd(5), 140);
    expect(await gone()).toEqual([]);
  });

  it('never leave all at once', async () => {
    const { db, read, gone } = await start(crowd(5));
    for (const minutes of [10, 80, 200]) await read([], minutes);
    expect(await gone()).toEqual([]);
    expect(await countHeldLeavers(db)).toBe(5);
  });

  it('wait for a word where many are missing, and are gone with it', async () => {
    const { db, read, gone } = await start(crowd(40));
    await read(crowd(29), 10);
    await read(crowd(29), 200);
    expect(await gone()).toEqual([]);
    expect(await countHeldLeavers(db)).toBe(11);
    await acceptHeldLeavers(db, at(201));
    expect(await gone()).toHaveLength(11);
    expect(await countHeldLeavers(db)).toBe(0);
    await read(crowd(29), 210);
    expect(await gone()).toHaveLength(11);
  });

  it('are written only where they differ', async () => {
    const { db, read } = await start(crowd(3));
    const before = await readPeople(db);
    const queries: string[] = [];
    db.on('query', ({ sql }) => queries.push(sql));
    await read(crowd(3), 10);
    expect(await readPeople(db)).toEqual(before);
    expect(queries.filter(sql => /^(insert|update|delete)/i.test(sql))).toEqual(
      [],
    );
  });
});
