import {
  createConnectorContext,
  readConnector,
} from '@strata/backstage-plugin-tools-node';
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connector } from './connector';
import { CREDENTIALS } from './credentials';

/** The key that JumpServer's own example has. */
const ID = '72b0b0aa-ad82-4182-a631-ae4865e8ae0e';
const SECRET = '6fuSO7P1m4cj8SSlgaYdblOjNAmnxDVD7tr8';
const ORGANIZATION = '00000000-0000-0000-0000-000000000002';

let server: Server;
let config: Record<string, unknown>;
let requests: IncomingMessage[];

/** Only 100 of its assets come at once. */
beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request);
    const { searchParams } = new URL(request.url!, 'http://jumpserver');
    const size = searchParams.get('offset') === '0' ? 100 : 1;
    const results = Array.from({ length: size }, (_, at) => ({
      id: `${searchParams.get('offset')}-${at}`,
      ...{ name: `host ${at}`, address: '10.0.0.1' },
    }));
    const proven = isSigned(request);
    response.writeHead(proven ? 200 : 401, {
      'content-type': 'application/json',
    });
    response.end(
      JSON.stringify(
        proven
          ? { count: 101, next: null, previous: null, results }
          : { detail: `Invalid signature of ${SECRET}.` },
      ),
    );
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  config = {
    baseUrl: `http://127.0.0.1:${port}`,
    credential: 'access-key',
    organization: ORGANIZATION,
    username: ID,
    token: SECRET,
  };
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

/** As draft 12 has it in section 2.5, with the two that JumpServer demands. */
function isSigned({ headers, method, url }: IncomingMessage): boolean {
  const [, list] = /^Signature (.+)$/.exec(headers.authorization ?? '') ?? [];
  const given = Object.fromEntries(
    [...(list ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, k, v]) => [k, v]),
  );
  const names = (given.headers ?? '').split(' ');
  const text = names
    .map(name =>
      name === '(request-target)'
        ? `${name}: ${method!.toLowerCase()} ${url}`
        : `${name}: ${headers[name]}`,
    )
    .join('\n');
  return (
    given.keyId === ID &&
    given.algorithm === 'hmac-sha256' &&
    ['(request-target)', 'date'].every(name => names.includes(name)) &&
    given.signature ===
      createHmac('sha256', SECRET).update(text).digest('base64')
  );
}

it('signs as httpsig for Python, which JumpServer verifies with, does', () => {
  const url =
    'https://jump.example/api/v1/assets/assets/?order=name&offset=0&limit=100';
  const signed = CREDENTIALS['access-key'].sign(
    {
      method: 'GET',
      url: new URL(url),
      headers: new Headers({
        Accept: 'application/json',
        'X-JMS-ORG': ORGANIZATION,
      }),
      now: new Date('2026-03-02T12:00:00.500Z'),
    },
    { id: ID, secret: SECRET },
  );
  expect(signed).toEqual({
    Date: 'Mon, 02 Mar 2026 12:00:00 GMT',
    Authorization: `Signature keyId="${ID}",algorithm="hmac-sha256",headers="(request-target) accept date x-jms-org",signature="54W4lGz4yvEF37YW2xCsv3KVWd857wKHYr7MCojyR5E="`,
  });
});

it('signs every request of an instance that has an access key', async () => {
  const { assets } = await readConnector(connector, config, {
    resources: ['assets'],
  });
  expect(assets).toMatchObject({ listComplete: true, rows: 101 });
  expect(requests).toHaveLength(2);
  for (const { headers } of requests) {
    const age = Date.now() - Date.parse(headers.date!);
    expect(age).toBeLessThan(60_000);
    expect(JSON.stringify(headers)).not.toContain(SECRET);
  }
});

it('says that a wrong secret is refused, and tells no secret', async () => {
  const wrong = { ...config, token: 'another secret', writeToken: SECRET };
  const { assets } = await readConnector(connector, wrong, {
    resources: ['assets'],
  });
  expect(assets.error).toMatchObject({ kind: 'auth' });
  const told = `${assets.error!.message} ${assets.error!.remedy}`;
  expect(told).not.toMatch(/another secret|6fuSO7P1/);
});

it('signs changes with the key for changes', async () => {
  const { context } = createConnectorContext(connector, {
    ...config,
    ...{ username: 'reader', token: 'of the reader' },
    ...{ writeUsername: ID, writeToken: SECRET },
  });
  const change = () =>
    context.api.request('POST', '/perms/asset-permissions/?limit=1', {
      ...{ write: true, body: {} },
      headers: { 'X-JMS-ORG': ORGANIZATION },
    });
  await expect(change()).resolves.toMatchObject({ status: 200 });
});

it('asks for the id of an access key before it starts', () => {
  const { username, ...without } = config;
  expect(() => createConnectorContext(connector, without)).toThrow(
    'tools.jumpserver.main.username: missing',
  );
});

it.each([
  [{ credential: 'bearer' }, `Bearer ${SECRET}`],
  [{ credential: undefined }, `Token ${SECRET}`],
])('sends other credentials as they are: %j', async (kind, authorization) => {
  await readConnector(connector, { ...config, ...kind });
  expect(requests[0].headers).toMatchObject({ authorization });
});
