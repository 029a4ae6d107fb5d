import { TestDatabases } from '@backstage/backend-test-utils';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { startPortal, type Portal } from './__testUtils__/portal';
import type { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(30_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

const PAGES = 4;
const PAGE_SIZE = 10;
const ANSWER_MS = 25;

let server: Server;
let origin: string;
let portal: Portal | undefined;
/** Requests under way at once, at most so far, and all of them. */
let most = 0;
let all = 0;
/** Whether the tool is there. */
let down = false;

beforeEach(async () => {
  most = 0;
  all = 0;
  down = false;
  let underWay = 0;
  server = createServer(async (request, response) => {
    all += 1;
    if (down) {
      response.writeHead(503).end();
      return;
    }
    underWay += 1;
    most = Math.max(most, underWay);
    await wait(ANSWER_MS);
    underWay -= 1;
    const url = new URL(request.url!, origin);
    const page = Number(url.searchParams.get('page') ?? 1);
    const rows = Array.from(
      { length: page < PAGES ? PAGE_SIZE : 1 },
      (_, at) => ({
        id: `${page}-${at}`,
        name: `Job ${page}-${at}`,
      }),
    );
    response.end(JSON.stringify(rows));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await portal?.stop();
  portal = undefined;
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

const CREDENTIALS = { token: 'read-canary', writeToken: 'write-canary' };

/** One tool behind the host, allowed one request at once. */
async function startOne() {
  const main = { baseUrl: origin, ...CREDENTIALS, limits: { concurrency: 1 } };
  portal = await startPortal({
    knex: await databases.init('SQLITE_3'),
    tool: { baseUrl: origin } as ToolServer,
    root: { tools: { testci: { main } } },
  });
  most = 0;
  return portal;
}

/** Two tools behind one host, read at the same time, each allowed one request at once. */
async function readBoth(other: object) {
  const main = { baseUrl: `${origin}/a`, token: 'read-canary' };
  portal = await startPortal({
    knex: await databases.init('SQLITE_3'),
    tool: { baseUrl: `${origin}/a` } as ToolServer,
    root: {
      tools: {
        testci: {
          main: { ...main, limits: { concurrency: 1 } },
          other: { ...main, baseUrl: `${origin}/b`, ...other },
        },
      },
    },
  });
  await portal.settle();
  most = 0;
  await portal.post('/syncs/testci.main/jobs/run').expect(202);
  await portal.post('/syncs/testci.other/jobs/run').expect(202);
  await portal.settle();
  return (await portal.get('/syncs')).body.items;
}

it('are shared by instances with one origin and credential', async () => {
  const states = await readBoth({ limits: { concurrency: 8 } });
  expect(states).toMatchObject([
    { outcome: 'complete', items: 31 },
    { outcome: 'complete', items: 31 },
  ]);
  expect(most).toBe(1);
});

it('are not shared with another credential', async () => {
  await readBoth({ token: 'other-canary', limits: { concurrency: 1 } });
  expect(most).toBe(2);
});

it('are told with who set them, and who shares them', async () => {
  const limits = {
    ...{ requestsPerMinute: 6000, callsPerHour: 900, callsPerRun: 50 },
  };
  const shared = {
    concurrency: { value: 1, configured: true },
    requestsPerMinute: { value: 6000, configured: true },
    callsPerHour: 900,
  };
  const states = await readBoth({ limits });
  expect(states.map((state: SyncState) => state.limits)).toEqual([
    { ...shared, sharedWith: ['testci.other'] },
    { ...shared, callsPerRun: 50, sharedWith: ['testci.main'] },
  ]);
});

it('are told as the connector assumes them where none is configured', async () => {
  const [, other] = await readBoth({ token: 'other-canary' });
  expect(other.limits).toEqual({
    concurrency: { value: 4, configured: false },
    sharedWith: [],
  });
});

it('are shared by runs, checks and changes', async () => {
  const { post, settle } = await startOne();
  const change = (job: string) =>
    post('/actions', {
      ...{ instance: 'testci.main', action: 'protect-job' },
      input: { job },
    }).expect(200);
  await Promise.all([
    post('/syncs/testci.main/jobs/run').expect(202),
    post('/instances/testci.main/check').expect(200),
    ...['a', 'b', 'c'].map(change),
  ]);
  await settle();
  expect(most).toBe(1);
});

it('let a person try a tool that is left alone', async () => {
  const { post } = await startOne();
  const check = async () =>
    (await post('/instances/testci.main/check').expect(200)).body;
  down = true;
  for (let failures = 0; failures < 10; failures += 2) await check();
  all = 0;
  expect((await check()).error.message).toContain('is left alone until');
  expect(all).toBe(1);
  down = false;
  expect(await check()).toMatchObject({ reachable: true });
});
