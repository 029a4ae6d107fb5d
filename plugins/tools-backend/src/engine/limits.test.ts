import { ConfigReader } from '@backstage/config';
import { ConnectorError } from '@strata/backstage-plugin-tools-node';
import { setTimeout as wait } from 'node:timers/promises';
import { testConnector } from '../__testUtils__/toolServer';
import { readInstances } from '../config/readInstances';
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
