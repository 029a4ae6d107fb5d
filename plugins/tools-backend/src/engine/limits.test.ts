import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ConnectorError } from '@strata/backstage-plugin-tools-node';
import { setTimeout as wait } from 'node:timers/promises';
import { testConnector } from '../__testUtils__/toolServer';
import { readInstances } from '../config/readInstances';
import { openDatabase } from '../store/database';
import { createGates, originOf } from './limits';

/** Failures in a row after which a tool is left alone. */
const MANY = 10;

const token = 'read-canary';

function instancesOf(configs: Record<string, object>) {
  const tools = { testci: configs } as any;
  return readInstances(new ConfigReader({ tools }), [
    {
      ...testConnector,
      auth: ['bearer', 'certificate'],
      api: { ...testConnector.api, protocols: ['http', 'https', 'redis'] },
    },
  ]);
}

function sameOrigin(one: object, other: object): boolean {
  const [a, b] = instancesOf({ a: one, b: other }).map(originOf);
  return a === b;
}

it.each([
  ['https://x.example/a', 'https://x.example/b'],
  ['https://x.example', 'https://X.example:443/b/'],
  ['redis://x.example:6379/0', 'redis://X.example:6379/1'],
])('%s and %s share limits', (one, other) => {
  expect(sameOrigin({ baseUrl: one, token }, { baseUrl: other, token })).toBe(
    true,
  );
});

it.each([
  ['https://x.example/a', 'http://x.example/a'],
  ['https://x.example/a', 'https://y.example/a'],
  ['https://x.example/a', 'https://x.example:8443/a'],
  ['redis://x.example:6379', 'redis://y.example:6379'],
])('%s and %s do not', (one, other) => {
  expect(sameOrigin({ baseUrl: one, token }, { baseUrl: other, token })).toBe(
    false,
  );
});

it.each([
  [{ token }, { token: 'another' }],
  [
    { token, username: 'a' },
    { token, username: 'b' },
  ],
  [{ tls: { cert: 'a', key: 'k' } }, { tls: { cert: 'b', key: 'k' } }],
])('credentials %j and %j do not', (one, other) => {
  const baseUrl = 'https://x.example';
  expect(sameOrigin({ baseUrl, ...one }, { baseUrl, ...other })).toBe(false);
});

/** Requests that get through at once, when many wait. */
async function atOnce(configs: Record<string, object>): Promise<number> {
  let underWay = 0;
  let most = 0;
  const gates = createGates(instancesOf(configs));
  const requests = [...gates.values()].flatMap(gate =>
    Array.from({ length: 20 }, () =>
      gate.run(async () => {
        underWay += 1;
        most = Math.max(most, underWay);
        await wait(5);
        underWay -= 1;
      }),
    ),
  );
  await Promise.all(requests);
  return most;
}

it.each([
  ['as the connector assumes', {}, {}, 4],
  ['as configured for one of them', {}, { concurrency: 9 }, 9],
  ['the smallest configured', { concurrency: 7 }, { concurrency: 2 }, 2],
])('lets through %s', async (_, a, b, expected) => {
  const most = await atOnce({
    a: { baseUrl: 'https://x.example/a', token, limits: a },
    b: { baseUrl: 'https://x.example/b', token, limits: b },
  });
  expect(most).toBe(expected);
});

it('leaves a failing tool alone, not others behind the same proxy', async () => {
  const gates = createGates(
    instancesOf({
      broken: { baseUrl: 'https://x.example/a', token },
      same: { baseUrl: 'https://x.example/a/', token },
      other: { baseUrl: 'https://x.example/b', token },
    }),
  );
  const ask = (name: string, answer: () => Promise<string>) =>
    gates.get(`testci.${name}`)!.run(answer);
  const down = async () => {
    throw new ConnectorError('unavailable', 'Down.', { remedy: 'Wait.' });
  };
  for (let tries = 0; tries < MANY; tries++) {
    await expect(ask('broken', down)).rejects.toThrow(/^Down\.$/);
  }
  const well = async () => 'well';
  await expect(ask('broken', well)).rejects.toThrow('left alone');
  await expect(ask('same', well)).rejects.toThrow('left alone');
  expect(await ask('other', well)).toBe('well');
});

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('the calls of an hour on %s', id => {
  const baseUrl = 'https://x.example';
  const limits = { callsPerHour: 120 };

  /** What asks through the gate of one tool, in processes that share a database. */
  async function startProcesses(count: number) {
    const knex = await databases.init(id);
    const db = await openDatabase({ getClient: async () => knex });
    const asked = { times: 0 };
    const asks = Array.from({ length: count }, () => {
      const tools = { main: { baseUrl, token, limits } };
      const gate = createGates(instancesOf(tools), db).get('testci.main')!;
      return () => gate.run(async () => (asked.times += 1));
    });
    return { db, asked, asks };
  }

  it('are counted over all processes, and begin anew with the next', async () => {
    const { db, asked, asks } = await startProcesses(3);
    const askMuch = () =>
      Promise.allSettled(
        Array.from({ length: 100 }, () => asks.map(ask => ask())).flat(),
      );
    const results = await askMuch();
    expect(asked.times).toBe(120);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(180);
    await expect(asks[0]()).rejects.toMatchObject({
      kind: 'rateLimited',
      message: expect.stringContaining('asked 120 times within an hour'),
    });
    await db('tools_hours').update({ ends_at: '2026-01-01T00:00:00.000Z' });
    await askMuch();
    expect(asked.times).toBe(240);
  });

  it('go on where a process that died had left them, less what it had in hand', async () => {
    const { asked, asks } = await startProcesses(2);
    const [dead, next] = asks;
    await dead();
    for (let ask = 0; ask < 117; ask++) await next();
    expect(asked.times).toBe(118);
    await expect(next()).rejects.toThrow('within an hour');
  });
});
