import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import {
  checkInstance,
  createToolGate,
  defineAction,
  defineConnector,
  defineResource,
  parseInstance,
} from '.';

const action = (name: string) =>
  defineAction({
    name,
    title: `Do ${name}`,
    permission: `may ${name}`,
    input: z.object({}),
    plan: async () => ({ summary: 'Would', unchanged: false }),
    apply: async () => ({ summary: 'Did', unchanged: false }),
  });

const connector = defineConnector({
  id: 'forge',
  title: 'Forge',
  technology: 'gitlab',
  docs: 'https://example.com',
  permissions: ['read_api'],
  auth: ['bearer'],
  settings: z.object({}),
  api: { ping: '/version' },
  resources: [
    defineResource({
      name: 'projects',
      title: 'Projects',
      itemType: 'repository',
      process: 'code',
      schema: z.object({ id: z.string() }),
      list: { path: '/projects', paging: { by: 'single' } },
      id: ({ id }) => id,
      toItem: ({ id }) => ({ title: id, hints: {} }),
    }),
  ],
  actions: [action('open'), action('close'), action('grant')],
});

let server: Server;
let baseUrl: string;
let asked: string[];
/** Paths that are never answered. */
let silent: string[];

beforeEach(async () => {
  asked = [];
  silent = [];
  server = createServer(({ method, url, headers }, response) => {
    asked.push(`${method} ${url} ${headers.authorization}`);
    if (silent.includes(url!)) return;
    const known = headers.authorization !== 'Bearer wrong-canary';
    response.writeHead(known ? 200 : 401).end('[]');
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

function check(config: object, signal?: AbortSignal) {
  const parsed = parseInstance(connector, 'main', {
    ...{ baseUrl, token: 'read' },
    ...config,
  });
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  const { instance } = parsed;
  return checkInstance(instance, createToolGate(instance), signal);
}

it.each([
  ['the tool', '/version', 'error'],
  ['one list', '/projects', 'resources.0.error'],
])('says that %s did not answer in time', async (_, path, at) => {
  silent = [path];
  expect(await check({}, AbortSignal.timeout(200))).toHaveProperty(at, {
    kind: 'unavailable',
    message: 'Forge main took too long to answer.',
    remedy:
      'Check that the tool runs and that this server can reach `tools.forge.main.baseUrl`.',
  });
});

it('tries each credential for changes by a read, and says what it is for', async () => {
  const { changes } = await check({
    writeToken: 'write',
    actions: { grant: { token: 'wrong-canary' } },
  });
  const [open, close, grant] = ['open', 'close', 'grant'].map(name => ({
    action: name,
    actionTitle: `Do ${name}`,
    permission: `may ${name}`,
  }));
  expect(changes).toEqual([
    { key: 'tools.forge.main.writeToken', actions: [open, close] },
    {
      key: 'tools.forge.main.actions.grant.token',
      actions: [grant],
      error: {
        kind: 'auth',
        message: 'Forge main refused the write token (401).',
        remedy: 'Put a valid token in `tools.forge.main.actions.grant.token`.',
      },
    },
  ]);
  expect(asked).toEqual([
    'GET /version Bearer read',
    'GET /projects Bearer read',
    'GET /version Bearer write',
    'GET /version Bearer wrong-canary',
  ]);
});

it('tries no credential for changes where there is none', async () => {
  expect((await check({})).changes).toEqual([]);
});
