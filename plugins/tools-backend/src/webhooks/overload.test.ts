import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { startPortal, type Portal } from '../__testUtils__/portal';
import { ToolServer } from '../__testUtils__/toolServer';

jest.setTimeout(120_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const SECRET = 'a-secret-of-the-test-tool';
const MEBIBYTE = 1024 * 1024;

describe.each(databases.eachSupportedId())('too many deliveries on %s', id => {
  let tool: ToolServer;
  let knex: Knex;
  let portal: Portal;
  let sockets: Socket[] = [];

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    knex = await databases.init(id);
    const config = { webhookSecret: SECRET, everyMinutes: 1000 };
    portal = await startPortal({ knex, tool, config });
  });
  afterEach(async () => {
    sockets.forEach(socket => socket.destroy());
    sockets = [];
    await portal.stop();
    await tool.stop();
  });

  const deliver = (payload: object, instance = 'main') =>
    portal
      .raw(`/webhooks/testci/${instance}`)
      .set({ 'content-type': 'application/json', 'x-test-token': SECRET })
      .send(JSON.stringify(payload));

  /** Sends the beginning of a body of a mebibyte, and then nothing; gives what it hears. */
  const sendSlowly = async (bytes: number): Promise<() => string> => {
    const socket = connect(portal.port(), '127.0.0.1');
    sockets.push(socket);
    let heard = '';
    socket.on('data', chunk => (heard += chunk)).on('error', () => {});
    await once(socket, 'connect');
    const headers = [
      'POST /api/tools/webhooks/testci/main HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `Content-Length: ${MEBIBYTE}`,
    ];
    socket.write(`${headers.join('\r\n')}\r\n\r\n${'x'.repeat(bytes)}`);
    return () => heard;
  };

  const sendManySlowly = (count: number, bytes: number) =>
    Promise.all(Array.from({ length: count }, () => sendSlowly(bytes)));

  it('are not those that only say how much they will send', async () => {
    const heard = await sendManySlowly(200, 1);
    await setTimeout(500);
    await deliver({ jobs: ['a'] }).expect(202);
    expect(heard.map(text => text()).join('')).toBe('');
  });

  it.each([
    ['1,200 that have begun', 1200, 1],
    ['70 that have nearly ended', 70, MEBIBYTE - 1],
  ])('have %s give way', async (_name, count, bytes) => {
    const heard = await sendManySlowly(count, bytes);
    const refused = () =>
      heard.map(text => text()).filter(text => /^HTTP\/1.1 503 /.test(text));
    for (let tries = 0; tries < 80 && !refused().length; tries++) {
      await setTimeout(100);
    }
    expect(refused()[0]).toMatch(/\r\nretry-after: 1\r\n/i);
    await deliver({ jobs: ['a'] }).expect(202);
    expect(refused().length).toBeLessThan(count);
  });

  it('do not wait for a body for more than some seconds', async () => {
    const heard = await sendSlowly(1);
    const [socket] = sockets;
    await once(socket, 'close');
    expect(heard()).toMatch(/^HTTP\/1.1 408 .*The body took more than 10 s/s);
  });

  it('hear when to come again, while what has arrived is being stored', async () => {
    const trx = await knex.transaction();
    if (id !== 'SQLITE_3') await trx.raw('lock table tools_deliveries');
    const large = 'x'.repeat(MEBIBYTE - 100);
    const waiting = Array.from({ length: 64 }, (_, at) =>
      deliver({ jobs: [`job-${at}`], large }).then(({ status }) => status),
    );
    await setTimeout(5000);
    const refused = await deliver({ jobs: ['a'] }).expect(503);
    expect(refused.headers['retry-after']).toBe('1');
    await trx.rollback();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([202]));
    await deliver({ jobs: ['a'] }).expect(202);
  });

  it('of four tools do not keep a fifth waiting', async () => {
    await portal.stop();
    const names = ['a', 'b', 'c', 'd', 'e'];
    const one = {
      ...{ baseUrl: tool.baseUrl, token: 'read-canary' },
      ...{ webhookSecret: SECRET, everyMinutes: 1000 },
    };
    const testci = Object.fromEntries(names.map(name => [name, one]));
    knex = await databases.init(id);
    const root = { tools: { testci } };
    portal = await startPortal({ knex, tool, instance: 'a', root });
    const jobs = Array.from({ length: 1500 }, (_, at) => `job-${at}`);
    for (const name of names.slice(0, 4)) await deliver({ jobs }, name);
    await deliver({ jobs: ['the-one'] }, 'e');
    const waiting = async (): Promise<string[]> =>
      knex('tools_hints').where({ waiting: true }).distinct().pluck('instance');
    while ((await waiting()).includes('testci.e')) await setTimeout(5);
    expect((await waiting()).sort()).toEqual(
      names.slice(0, 4).map(name => `testci.${name}`),
    );
  });
});
