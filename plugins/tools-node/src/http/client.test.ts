import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import {
  createApiClient,
  createConnectorContext,
  createReadContext,
  createSharedLimits,
  createToolGate,
  defineConnector,
  parseInstance,
  type AuthMethod,
  type Paging,
} from '..';

type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | object;
  /** Close the connection instead of answering. */
  reset?: boolean;
};

const token = 'canary-secret';
let server: Server;
let baseUrl: string;
let answers: ((request: IncomingMessage) => Answer)[];
let requests: IncomingMessage[];

beforeEach(async () => {
  answers = [];
  requests = [];
  server = createServer((request, response) => {
    requests.push(request);
    const answer = (answers.length > 1 ? answers.shift()! : answers[0])(
      request,
    );
    if (answer.reset) {
      request.socket.destroy();
      return;
    }
    const isText = typeof answer.body === 'string';
    response.writeHead(answer.status ?? 200, {
      'content-type': 'application/json',
      ...answer.headers,
    });
    response.end(isText ? answer.body : JSON.stringify(answer.body ?? {}));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

function api(
  config: Record<string, unknown> = {},
  auth: readonly AuthMethod[] = ['bearer'],
) {
  const connector = defineConnector({
    id: 'forge',
    title: 'Forge',
    technology: 'forge',
    docs: 'https://forge.example.com',
    permissions: ['read_api'],
    auth,
    settings: z.object({}),
    api: { basePath: '/api', ping: '/version' },
    resources: [],
  });
  return createConnectorContext(connector, { baseUrl, token, ...config })
    .context.api;
}

const anything = z.unknown();

/** All but the date. */
const DO_NOT_FAKE = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'nextTick',
  'queueMicrotask',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'performance',
  'hrtime',
] as const;

const baseDefinition = defineConnector({
  id: 'forge',
  title: 'Forge',
  technology: 'forge',
  docs: 'https://forge.example.com',
  permissions: [],
  auth: ['bearer'],
  settings: z.object({}),
  api: { ping: '/version' },
  resources: [],
});

function instanceWith(config: object) {
  const definition = { ...baseDefinition };
  const parsed = parseInstance(definition, 'main', {
    baseUrl,
    token,
    ...config,
  });
  if ('problems' in parsed) throw new Error(parsed.problems.join());
  return parsed.instance;
}

describe('errors', () => {
  it.each([
    [{ status: 401 }, 'auth', /Forge main refused the token \(401\)/],
    [{ status: 403 }, 'forbidden', /GET \/api\/x \(403\)/],
    [{ status: 429 }, 'rateLimited', /limits the number of requests/],
    [{ status: 503 }, 'unavailable', /error of its own \(503\)/],
    [{ status: 404 }, 'contract', /with 404/],
    [{ reset: true }, 'unavailable', /could not be reached/],
    [{ body: '{"a": [1, 2' }, 'contract', /malformed or ends early/],
    [
      {
        body: '<html>Sign in</html>',
        headers: { 'content-type': 'text/html' },
      },
      'contract',
      /an HTML page instead of JSON/,
    ],
    [{ body: '<!doctype html>' }, 'contract', /an HTML page/],
  ])('%j is a %s error', async (answer, kind, message) => {
    answers = [() => answer];
    const error: any = await api()
      .get('/x', anything)
      .catch(e => e);
    expect(error).toMatchObject({
      kind,
      message: expect.stringMatching(message),
    });
    expect(`${error.message} ${error.remedy}`).not.toContain(token);
  });

  it('names the configuration key and the scopes of a refused token', async () => {
    answers = [() => ({ status: 401 })];
    await expect(api().get('/x', anything)).rejects.toMatchObject({
      remedy: 'Put a valid token with read_api in `tools.forge.main.token`.',
    });
    expect(requests).toHaveLength(1);
  });

  it('names the path and the first problem of an unexpected body', async () => {
    answers = [() => ({ body: { name: 7 } })];
    await expect(
      api().get('/x', z.object({ name: z.string() })),
    ).rejects.toThrow(/GET \/x with something unexpected at name/);
  });

  it('cuts a long answer off where it was asked to, and says so', async () => {
    answers = [
      () => ({ body: 'x'.repeat(5_000_000) }),
      () => ({ body: 'short' }),
    ];
    const client = api();
    const long = await client.request('GET', '/file', { cutAt: 1000 });
    expect([long.text().length, long.cut]).toEqual([1000, true]);
    const short = await client.request('GET', '/file', { cutAt: 1000 });
    expect([short.text(), short.cut]).toEqual(['short', false]);
  });

  it('stops reading an answer that is too large', async () => {
    answers = [() => ({ body: 'x'.repeat(5000) })];
    const instance = instanceWith({});
    const client = createApiClient({ instance, maxBytes: 1000 });
    await expect(client.get('/x', anything)).rejects.toMatchObject({
      kind: 'contract',
    });
  });

  it('gives up on a tool that is too slow', async () => {
    server.removeAllListeners('request');
    const client = createApiClient({
      instance: instanceWith({}),
      timeoutMs: 50,
      retry: { retries: 0 },
    });
    await expect(client.get('/x', anything)).rejects.toThrow(/took too long/);
  });
});

describe('retries', () => {
  it('sends a POST again only where it is said to read', async () => {
    answers = [() => ({ status: 503 }), () => ({ body: { fine: true } })];
    const post = (reads?: boolean) =>
      api().request('POST', '/x', { body: {}, reads });
    await expect(post()).rejects.toMatchObject({ kind: 'unavailable' });
    answers.unshift(() => ({ status: 503 }));
    await expect(post(true)).resolves.toMatchObject({ status: 200 });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['seconds', () => '1'],
    ['an HTTP date', () => new Date(Date.now() + 2000).toUTCString()],
  ])('waits as Retry-After in %s says', async (_, retryAfter) => {
    answers = [
      () => ({ status: 429, headers: { 'retry-after': retryAfter() } }),
      () => ({ body: { fine: true } }),
    ];
    const started = Date.now();
    await expect(api().get('/x', anything)).resolves.toEqual({ fine: true });
    expect(Date.now() - started).toBeGreaterThan(900);
    expect(requests).toHaveLength(2);
  });

  it('waits with all that is asked with the same credential', async () => {
    const started = Date.now();
    let refused = 0;
    answers = [
      () => {
        if (Date.now() - started > 900) return { body: { fine: true } };
        refused += 1;
        return { status: 429, headers: { 'retry-after': '1' } };
      },
    ];
    const client = api({ limits: { concurrency: 2 } });
    await Promise.all(
      Array.from({ length: 20 }, () => client.get('/x', anything)),
    );
    // Those that were under way with the first.
    expect(refused).toBeLessThanOrEqual(2);
    expect(requests).toHaveLength(20 + refused);
  });

  it('leaves a long wait to the next run', async () => {
    answers = [() => ({ status: 429, headers: { 'retry-after': '3600' } })];
    await expect(api().get('/x', anything)).rejects.toMatchObject({
      kind: 'rateLimited',
      retryAfterMs: 3_600_000,
    });
    expect(requests).toHaveLength(1);
  });

  it('is bounded', async () => {
    answers = [() => ({ status: 500 })];
    await expect(api().get('/x', anything)).rejects.toThrow();
    expect(requests).toHaveLength(4);
  });

  it('does not repeat a change that may have happened', async () => {
    answers = [() => ({ status: 502 })];
    await expect(
      api().request('POST', '/x', { body: { a: 1 } }),
    ).rejects.toThrow();
    expect(requests).toHaveLength(1);
  });

  it('repeats a POST that only asks', async () => {
    answers = [() => ({ status: 502 }), () => ({ body: { n: 1 } })];
    const question = { query: 'all' };
    const answer = api().ask('/x', question, z.object({ n: z.number() }));
    await expect(answer).resolves.toEqual({ n: 1 });
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST']);
    await expect(
      api().ask('/x', question, z.object({ n: z.string() })),
    ).rejects.toThrow(/answered POST \/x with something unexpected at n/);
  });
});

describe('origins', () => {
  let other: Server;
  let otherUrl: string;
  const otherRequests: IncomingMessage[] = [];

  beforeEach(async () => {
    otherRequests.length = 0;
    other = createServer((request, response) => {
      otherRequests.push(request);
      response.end('[]');
    });
    await new Promise<void>(done => other.listen(0, '127.0.0.1', done));
    otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  });
  afterEach(() => other.close());

  it('refuses a next link to another origin', async () => {
    answers = [
      () => ({
        body: [1],
        headers: { link: `<${otherUrl}/steal>; rel="next"` },
      }),
    ];
    const pages = api().pages('/x', { by: 'link', sizeParam: 'n', size: 1 });
    await expect(collect(pages)).rejects.toThrow(/another address/);
    expect(otherRequests).toHaveLength(0);
  });

  it('refuses a redirect to another origin', async () => {
    answers = [
      () => ({ status: 302, headers: { location: `${otherUrl}/login` } }),
    ];
    await expect(api().get('/x', anything)).rejects.toMatchObject({
      kind: 'contract',
      remedy: expect.stringContaining('tools.forge.main.baseUrl'),
    });
    expect(otherRequests).toHaveLength(0);
  });

  it('refuses an absolute path of another origin', async () => {
    await expect(api().get(`${otherUrl}/x`, anything)).rejects.toThrow(
      /another address/,
    );
    await expect(api().get(`//127.0.0.1:1/x`, anything)).rejects.toThrow(
      /another address/,
    );
  });

  it('follows a redirect of its own origin', async () => {
    answers = [
      () => ({ status: 301, headers: { location: '/api/moved' } }),
      () => ({ body: { fine: true } }),
    ];
    await expect(api().get('/x', anything)).resolves.toEqual({ fine: true });
    expect(requests[1].url).toBe('/api/moved');
  });
});

describe('credentials', () => {
  it.each<[readonly AuthMethod[], Record<string, unknown>, string, string]>([
    [['bearer'], {}, 'authorization', `Bearer ${token}`],
    [
      ['basic', 'bearer'],
      { username: 'ü' },
      'authorization',
      `Basic ${Buffer.from(`ü:${token}`).toString('base64')}`,
    ],
    [['basic', 'bearer'], {}, 'authorization', `Bearer ${token}`],
    [[{ header: 'PRIVATE-TOKEN' }], {}, 'private-token', token],
  ])('%j', async (auth, config, header, value) => {
    answers = [() => ({})];
    await api(config, auth).get('/x', anything);
    expect(requests[0].headers[header]).toBe(value);
  });

  it('puts the token behind a prefix, or into a JSON or form body', async () => {
    answers = [() => ({})];
    await api({}, [{ header: 'X-Auth', prefix: 'Token ' }]).get('/x', anything);
    expect(requests[0].headers['x-auth']).toBe(`Token ${token}`);

    const bodies: string[] = [];
    server.prependListener('request', async request => {
      bodies.push(await text(request));
    });
    const inBody = api({}, [{ body: 'auth' }]);
    await inBody.request('POST', '/x', { body: { method: 'host.get' } });
    await inBody.request('POST', '/x', { body: { a: 1 }, auth: 'none' });
    await inBody.request('POST', '/x', {
      content: { type: 'application/x-www-form-urlencoded', text: 'limit=1' },
    });
    expect(bodies).toEqual([
      `{"method":"host.get","auth":"${token}"}`,
      '{"a":1}',
      `limit=1&auth=${token}`,
    ]);
  });

  it('signs in once, and again after the session has ended', async () => {
    let session = 0;
    answers = [
      request => {
        if (request.url === '/api/login') return { body: { id: ++session } };
        return request.headers.cookie === `sid=${session}`
          ? { body: { fine: true } }
          : { status: 401 };
      },
    ];
    const client = api({ username: 'strata' }, [
      {
        login: async (request, { username, password }) => {
          const answer = await request('/login', { username, password });
          return { Cookie: `sid=${(answer.json() as { id: number }).id}` };
        },
      },
    ]);
    await Promise.all([client.get('/x', anything), client.get('/y', anything)]);
    expect(session).toBe(1);
    session = 7;
    await expect(client.get('/x', anything)).resolves.toEqual({ fine: true });
    expect(session).toBe(8);
  });

  it('takes the word of a login that finds the credential refused', async () => {
    answers = [() => ({ status: 200, body: { code: 'wrong password' } })];
    const client = api({ username: 'strata' }, [
      {
        login: async request =>
          (await request('/login', {})).text().includes('wrong')
            ? undefined
            : {},
      },
    ]);
    await expect(client.get('/x', anything)).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringContaining('wrong user name or password'),
    });
    await expect(client.get('/y', anything)).rejects.toThrow(/wrong user/);
    expect(requests.map(({ url }) => url)).toEqual(['/api/login']);
  });

  it('does not try to sign in again when it was refused', async () => {
    answers = [() => ({ status: 401 })];
    const login = { login: (request: any) => request('/login', {}) };
    const client = api({ username: 'strata' }, [login]);
    for (const path of ['/x', '/y']) {
      await expect(client.get(path, anything)).rejects.toMatchObject({
        kind: 'auth',
      });
    }
    expect(requests.map(({ url }) => url)).toEqual(['/api/login']);
  });

  it('carries a session in the body where the tool wants it there', async () => {
    const bodies: unknown[] = [];
    answers = [() => ({ body: { id: 'abc' } })];
    server.on('request', request => text(request).then(t => bodies.push(t)));
    const session: AuthMethod = {
      carry: 'body',
      login: async request => {
        const answer = await request('/login', {});
        return { auth: (answer.json() as { id: string }).id };
      },
    };
    const client = api({ username: 'strata' }, [session]);
    await client.request('POST', '/x', { body: { method: 'list' } });
    expect(bodies).toEqual(['{}', '{"method":"list","auth":"abc"}']);
    expect(requests[1].headers).not.toHaveProperty('auth');
  });

  it('signs each attempt and each redirect anew', async () => {
    answers = [
      () => ({ status: 503 }),
      () => ({ status: 302, headers: { location: '/api/moved?to=1' } }),
      () => ({}),
    ];
    let signed = 0;
    const signing: AuthMethod = {
      key: 'a key',
      sign: ({ method, url, headers, body, now }, { id, secret }) => ({
        Date: now.toUTCString(),
        'X-Signed': [
          ...[id, secret.length, ++signed, method, url.pathname, url.search],
          ...[headers.get('accept'), body],
        ].join(' '),
      }),
    };
    const client = api({ username: 'strata' }, ['basic', signing]);
    const options = { query: { a: 1 }, auth: signing };
    await client.request('GET', '/x', options);
    await client.request('POST', '/y', { body: { b: 2 }, auth: [signing] });
    const proofs = requests.map(({ headers }) => headers['x-signed']);
    const mine = `strata ${token.length}`;
    expect(proofs).toEqual([
      `${mine} 1 GET /api/x ?a=1 application/json`,
      `${mine} 2 GET /api/x ?a=1 application/json`,
      `${mine} 3 GET /api/moved ?to=1 application/json`,
      `${mine} 4 POST /api/y  application/json {"b":2}`,
    ]);
    for (const { headers } of requests) {
      expect(Date.parse(headers.date!)).toBeGreaterThan(Date.now() - 60_000);
      expect(JSON.stringify(headers)).not.toContain(token);
    }
  });

  it('takes the first of the methods of a request that is configured', async () => {
    answers = [() => ({})];
    await api().request('GET', '/x', { auth: ['basic', { header: 'X-Key' }] });
    expect(requests[0].headers).toMatchObject({ 'x-key': token });
  });

  it('tells of a failure in words of its own, without secrets', () => {
    expect(api().failure('forbidden', `no role for ${token}.`)).toMatchObject({
      kind: 'forbidden',
      message:
        'Forge main does not let this account read that: no role for ***.',
      remedy: expect.stringContaining('read_api'),
    });
  });

  it('sends the write credential for changes only', async () => {
    answers = [() => ({})];
    const client = api(
      { username: 'r', writeToken: 'w', writeUsername: 'writer' },
      ['basic'],
    );
    await client.request('PUT', '/x', { body: {}, write: true });
    expect(requests[0].headers.authorization).toBe(
      `Basic ${Buffer.from('writer:w').toString('base64')}`,
    );
  });

  it('sends the credential of an action for its changes, and that alone', async () => {
    const own = 'canary-of-one-action';
    const instance = instanceWith({ writeToken: 'w' });
    instance.config.actions = { grant: { token: own } };
    answers = [() => ({}), () => ({}), () => ({ status: 403, body: own })];
    const client = createApiClient({ instance, action: 'grant' });
    await client.request('GET', '/x');
    await client.request('PUT', '/x', { body: {}, write: true });
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([
      `Bearer ${token}`,
      `Bearer ${own}`,
    ]);
    const refused = client.request('PUT', '/x', { body: {}, write: true });
    const error = await refused.catch(caught => caught);
    expect(error).toMatchObject({
      kind: 'forbidden',
      remedy: expect.stringContaining('`tools.forge.main.actions.grant.token`'),
    });
    expect(JSON.stringify([error.message, error.remedy])).not.toContain(own);
  });

  it("passes on a tool's own reason for refusing a change, without secrets", async () => {
    const writeToken = 'canary-of-writes';
    answers = [
      () => ({
        status: 409,
        body: {
          message: { path: [`is taken, says ${writeToken}`] },
          documentation: 'https://example.com/errors',
        },
      }),
    ];
    await expect(
      api({ writeToken }).request('POST', '/x', { body: {}, write: true }),
    ).rejects.toMatchObject({
      kind: 'contract',
      message: 'Forge main refused POST /api/x (409): is taken, says ***.',
      remedy: expect.stringContaining('try again'),
    });
  });

  it('does not take a page for a reason', async () => {
    answers = [() => ({ status: 400, body: '<h1>canary-secret</h1>' })];
    await expect(
      api({ writeToken: 'w' }).request('PUT', '/x', { body: {}, write: true }),
    ).rejects.toThrow('refused PUT /api/x (400): it gave no reason.');
  });

  it('names the key of a missing write credential', async () => {
    await expect(
      api().request('PUT', '/x', { write: true }),
    ).rejects.toMatchObject({
      kind: 'config',
      remedy: expect.stringContaining('`tools.forge.main.writeToken`'),
    });
    expect(requests).toHaveLength(0);
  });

  it('changes a tool that asks nobody for a credential without one', async () => {
    const auth = ['bearer', 'none'] as const;
    answers = [() => ({})];
    await api({ token: undefined }, auth).request('PUT', '/x', { write: true });
    expect(requests[0].headers).not.toHaveProperty('authorization');
    await expect(
      api({}, auth).request('PUT', '/x', { write: true }),
    ).rejects.toMatchObject({ kind: 'config' });
  });
});

it('drops the text that a tool puts before its JSON', async () => {
  const instance = instanceWith({});
  instance.definition.api = { ping: '/', jsonPrefix: ")]}'" };
  answers = [() => ({ body: `)]}'\n{"a":1}` })];
  const client = createApiClient({ instance });
  await expect(client.get('/x', anything)).resolves.toEqual({ a: 1 });
});

it('lets the connector say what an answer means', async () => {
  const instance = instanceWith({});
  instance.definition.api = {
    ping: '/',
    errorKind: answer =>
      answer.status < 500 && answer.text.includes('sign in')
        ? 'auth'
        : undefined,
  };
  const client = createApiClient({ instance, retry: { retries: 0 } });
  for (const status of [200, 400]) {
    answers = [() => ({ status, body: { error: `sign in with ${token}` } })];
    await expect(client.get('/x', anything)).rejects.toMatchObject({
      kind: 'auth',
      message: 'Forge main refused the credential: sign in with ***.',
    });
    const allowed = await client.request('GET', '/x', { allow: [status] });
    expect(allowed.status).toBe(status);
  }
  answers = [() => ({ status: 400, body: 'Please sign in' })];
  await expect(client.get('/x', anything)).rejects.toThrow(': Please sign in.');
  answers = [() => ({ status: 500, body: { error: 'sign in' } })];
  await expect(client.get('/x', anything)).rejects.toMatchObject({
    kind: 'unavailable',
  });
});

describe('paging', () => {
  it.each<[Paging, string, string]>([
    [
      { by: 'page', param: 'p', sizeParam: 'n', size: 1 },
      '7',
      '/api/x?p=7&n=1',
    ],
    [
      { by: 'offset', param: 'o', sizeParam: 'n', size: 5 },
      '20',
      '/api/x?o=20&n=5',
    ],
    [{ by: 'cursor', param: 'c', next: 'next', rows: 'i' }, 'k', '/api/x?c=k'],
    [{ by: 'link', sizeParam: 'n', size: 1 }, '/api/x?at=9', '/api/x?at=9'],
  ])('goes on where it stopped: %j', async (paging, from, url) => {
    answers = [() => ({ body: paging.rows ? { i: [] } : [] })];
    await collect(api().pages('/x', paging, { from }));
    expect(requests.map(request => request.url)).toEqual([url]);
  });

  it('walks pages until a short one', async () => {
    answers = [
      request => ({ body: query(request, 'page') === '2' ? [3] : [1, 2] }),
    ];
    const pages = await collect(
      api().pages(
        '/x',
        { by: 'page', param: 'page', sizeParam: 'n', size: 2 },
        { from: undefined },
      ),
    );
    expect(pages).toEqual([
      { rows: [1, 2], last: false, next: '2' },
      { rows: [3], last: true },
    ]);
  });

  it('asks for no page beyond the number that the tool gives', async () => {
    const answer = (rows: number[]) => () => ({
      body: { items: rows, page_count: 2, total_count: 4 },
    });
    answers = [answer([1, 2]), answer([3, 4])];
    const paging = {
      by: 'page',
      param: 'page',
      sizeParam: 'n',
      size: 2,
      rows: 'items',
      pages: 'page_count',
      total: 'total_count',
    } as const;
    const pages = await collect(api().pages('/x', paging, { from: undefined }));
    expect(pages).toEqual([
      { rows: [1, 2], total: 4, last: false, next: '2' },
      { rows: [3, 4], total: 4, last: true },
    ]);
    answers = [() => ({ body: { items: [], page_count: 0, total_count: 0 } })];
    const none = await collect(api().pages('/x', paging));
    expect(none).toEqual([{ rows: [], total: 0, last: true }]);
  });

  it('repeats a parameter for each value of an array, on every page', async () => {
    answers = [() => ({ body: [1] }), () => ({ body: [] })];
    const pages = api().pages(
      '/x',
      { by: 'page', param: 'page', sizeParam: 'n', size: 1 },
      { query: { status: ['live', 'archived'] } },
    );
    await collect(pages);
    expect(requests.map(request => request.url)).toEqual([
      '/api/x?status=live&status=archived&page=1&n=1',
      '/api/x?status=live&status=archived&page=2&n=1',
    ]);
  });

  it('walks offsets to the total', async () => {
    answers = [
      request => {
        const from = Number(query(request, 'startAt'));
        return { body: { values: [1, 2, 3].slice(from, from + 2), total: 3 } };
      },
    ];
    const pages = await collect(
      api().pages('/x', {
        by: 'offset',
        param: 'startAt',
        sizeParam: 'max',
        size: 2,
        total: 'total',
        rows: 'values',
      }),
    );
    expect(pages.map(page => page.last)).toEqual([false, true]);
  });

  it('walks offsets to the total in a header, though pages come short', async () => {
    answers = [
      request => {
        const from = Number(query(request, 'offset'));
        return {
          body: [1, 2, 3].slice(from, from + 1),
          headers: { 'X-Records': '3' },
        };
      },
    ];
    const pages = await collect(
      api().pages('/x', {
        by: 'offset',
        param: 'offset',
        sizeParam: 'limit',
        size: 2,
      }),
    );
    expect(pages.map(({ last, total }) => [last, total])).toEqual([
      [false, 3],
      [false, 3],
      [true, 3],
    ]);
  });

  it('follows links in the body', async () => {
    answers = [
      () => ({
        body: { results: [1, 2], next: '/api/x?page=2&n=3', count: 3 },
      }),
      () => ({ body: { results: [3], next: null, count: 3 } }),
    ];
    const pages = await collect(
      api().pages('/x', {
        by: 'link',
        sizeParam: 'n',
        size: 3,
        next: 'next',
        rows: 'results',
        total: 'count',
      }),
    );
    expect(pages).toEqual([
      // Who does not say where to go on is not told where that would be.
      { rows: [1, 2], total: 3, last: false },
      { rows: [3], total: 3, last: true },
    ]);
    expect(requests.map(request => request.url)).toEqual([
      '/api/x?n=3',
      '/api/x?page=2&n=3',
    ]);
  });

  it('does not call an early empty page the last one', async () => {
    answers = [() => ({ body: { values: [], total: 3 } })];
    const pages = await collect(
      api().pages('/x', {
        by: 'offset',
        param: 's',
        sizeParam: 'm',
        size: 2,
        total: 'total',
        rows: 'values',
      }),
    );
    expect(pages).toMatchObject([{ rows: [], total: 3, last: false }]);
  });

  it('follows cursors and refuses a repeated one', async () => {
    answers = [() => ({ body: { items: [1], next: 'a' } })];
    const pages = api().pages('/x', {
      by: 'cursor',
      param: 'c',
      next: 'next',
      rows: 'items',
    });
    await expect(collect(pages)).rejects.toThrow(/the same cursor twice/);
  });

  it('follows relative and absolute links of its own origin', async () => {
    answers = [
      () => ({ body: [1], headers: { link: '</api/x?p=2>; rel="next"' } }),
      () => ({
        body: [2],
        headers: { link: `<${baseUrl}/api/x?p=3>; rel="next"` },
      }),
      () => ({ body: [3] }),
    ];
    const pages = await collect(
      api().pages('/x', { by: 'link', sizeParam: 'n', size: 1 }),
    );
    expect(pages.flatMap(page => page.rows)).toEqual([1, 2, 3]);
    expect(requests.map(request => request.url)).toEqual([
      '/api/x?n=1',
      '/api/x?p=2',
      '/api/x?p=3',
    ]);
  });

  it('does not take a body without the list for an empty list', async () => {
    answers = [() => ({ body: { message: 'oops' } })];
    await expect(
      collect(api().pages('/x', { by: 'single', rows: 'data.items' })),
    ).rejects.toThrow(/no list at data.items/);
  });
});

it('limits the requests in flight', async () => {
  let inFlight = 0;
  let most = 0;
  server.removeAllListeners('request');
  server.on('request', (_, response) => {
    inFlight += 1;
    most = Math.max(most, inFlight);
    setTimeout(() => {
      inFlight -= 1;
      response.end('{}');
    }, 20);
  });
  const client = createApiClient({ instance: instanceWith({}) });
  await Promise.all(
    Array.from({ length: 12 }, () => client.get('/x', anything)),
  );
  expect(most).toBe(4);
  expect(client.calls()).toBe(12);
});

it('ends a run that has made all its requests, and says so', async () => {
  answers = [() => ({})];
  const open = createReadContext({
    instance: instanceWith({ limits: { callsPerRun: 2 } }),
    signal: new AbortController().signal,
  });
  const { api: client } = open.context;
  await client.get('/x', anything);
  await client.get('/x', anything);
  await expect(client.get('/x', anything)).rejects.toMatchObject({
    kind: 'rateLimited',
    remedy: expect.stringContaining('tools.forge.main.limits.callsPerRun'),
  });
  expect(requests).toHaveLength(2);
});

describe('the calls of an hour', () => {
  afterEach(() => jest.useRealTimers());

  it('are those of all instances with one credential, the fewest that one may', async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    answers = [() => ({})];
    const generous = instanceWith({ limits: { callsPerHour: 9 } });
    const strict = instanceWith({ limits: { callsPerHour: 2 } });
    const limits = createSharedLimits([generous, strict]);
    const [one, two] = [generous, strict].map(instance =>
      createApiClient({ instance, gate: createToolGate(instance, limits) }),
    );
    await one.get('/x', anything);
    await two.get('/x', anything);
    const refused = await one.get('/x', anything).catch(error => error);
    expect(refused).toMatchObject({
      kind: 'rateLimited',
      message:
        'Forge main was asked 2 times within an hour, which is all that its credential may.',
      remedy: expect.stringContaining('tools.forge.main.limits.callsPerHour'),
      retryAfterMs: 3_600_000,
    });
    expect(requests).toHaveLength(2);
    jest.setSystemTime(Date.now() + 3_600_000);
    await two.get('/x', anything);
    expect(requests).toHaveLength(3);
  });
});

describe('a tool that fails again and again', () => {
  afterEach(() => jest.useRealTimers());

  it('is left alone, tried once later, and then used as before', async () => {
    let answer: Answer = { status: 503 };
    answers = [() => answer];
    const client = createApiClient({
      instance: instanceWith({}),
      retry: { retries: 0 },
    });
    const ask = () => client.get('/x', anything);
    for (let time = 0; time < 10; time++) await expect(ask()).rejects.toThrow();
    await expect(ask()).rejects.toThrow(
      /\(503\)\. It failed 10 times in a row and is left alone until 20/,
    );
    expect(requests).toHaveLength(10);

    jest.useFakeTimers({
      doNotFake: [...DO_NOT_FAKE],
      now: Date.now() + 31_000,
    });
    await expect(ask()).rejects.toThrow(/an error of its own \(503\)\.$/);
    await expect(ask()).rejects.toThrow(/left alone/);
    expect(requests).toHaveLength(11);

    answer = {};
    jest.setSystemTime(Date.now() + 61_000);
    await Promise.allSettled([ask(), ask()]);
    await expect(ask()).resolves.toEqual({});
  });

  it('is not one that refuses or limits', async () => {
    answers = [() => ({ status: 403 })];
    const client = createApiClient({ instance: instanceWith({}) });
    for (let time = 0; time < 12; time++) {
      await expect(client.get('/x', anything)).rejects.toMatchObject({
        kind: 'forbidden',
      });
    }
  });
});

function query(request: IncomingMessage, name: string) {
  return new URL(request.url!, baseUrl).searchParams.get(name);
}

async function collect<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
}
