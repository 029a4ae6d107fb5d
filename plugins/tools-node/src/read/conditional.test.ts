import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import {
  createConnectorContext,
  defineConnector,
  defineResource,
  readConnector,
  type ListPage,
  type ReadContext,
  type ResourceDefinition,
} from '..';

const ETAG = 'W/"rows-1"';

let server: Server;
let baseUrl: string;
let requests: IncomingMessage[];

/** Two pages; the first one has a validator and compares with it. */
beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request);
    const second = request.url?.includes('page=2');
    response.setHeader('content-type', 'application/json');
    if (!second) response.setHeader('etag', ETAG);
    if (!second && request.headers['if-none-match'] === ETAG) {
      response.writeHead(304).end();
      return;
    }
    const rows = second ? [{ id: 3 }] : [{ id: 1 }, { id: 2 }];
    response.end(JSON.stringify(rows));
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

const paging = { by: 'page', param: 'page', sizeParam: 'n', size: 2 } as const;

function connectorWith(list: ResourceDefinition['list']) {
  return defineConnector({
    id: 'forge',
    title: 'Forge',
    technology: 'forge',
    docs: 'https://forge.example.com',
    permissions: [],
    auth: ['none'],
    settings: z.object({}),
    api: { ping: '/' },
    resources: [
      defineResource({
        name: 'rows',
        title: 'Rows',
        itemType: 'repository',
        process: 'ci',
        schema: z.object({ id: z.number() }),
        list,
        id: row => String(row.id),
        toItem: row => ({ title: `Row ${row.id}`, hints: {} }),
      }),
    ],
  });
}

async function read(list: ResourceDefinition['list'], validator?: string) {
  const { rows } = await readConnector(
    connectorWith(list),
    { baseUrl },
    { validators: validator ? { rows: validator } : undefined },
  );
  return rows;
}

const declared = { path: '/rows', paging, conditional: true };

it('gives the validator of a list that was read whole', async () => {
  const reading = await read(declared);
  expect(reading).toMatchObject({
    rows: 3,
    listComplete: true,
    validator: ETAG,
  });
  expect(reading.unchanged).toBeUndefined();
  expect(requests.map(request => request.headers['if-none-match'])).toEqual([
    undefined,
    undefined,
  ]);
});

it('ends after one request when the tool says that nothing changed', async () => {
  const reading = await read(declared, ETAG);
  expect(reading).toMatchObject({
    items: [],
    problems: [],
    unchanged: true,
    // Nothing was seen, so nothing may be taken for gone.
    listComplete: false,
    validator: ETAG,
    calls: 1,
  });
  expect(reading.error ?? reading.incompleteBecause).toBeUndefined();
});

it('reads all pages when something changed, and compares the first only', async () => {
  const reading = await read(declared, '"older"');
  expect(reading).toMatchObject({ rows: 3, listComplete: true });
  expect(requests.map(request => request.headers['if-none-match'])).toEqual([
    '"older"',
    undefined,
  ]);
});

it('does not compare a list that did not declare it', async () => {
  const reading = await read({ path: '/rows', paging }, ETAG);
  expect(reading).toMatchObject({ rows: 3, listComplete: true });
  expect(reading.validator).toBeUndefined();
});

it('does not compare a walk that goes on where another one stopped', async () => {
  const { context } = createConnectorContext(connectorWith(declared), {
    baseUrl,
  });
  const pages: ListPage[] = [];
  for await (const page of context.api.pages('/rows', paging, {
    from: '2',
    conditional: true,
    validator: ETAG,
  })) {
    pages.push(page);
  }
  expect(pages).toEqual([{ rows: [{ id: 3 }], total: undefined, last: true }]);
});

it('lets a connector compare by itself', async () => {
  async function* list({ api, validator }: ReadContext) {
    const answer = await api.request('GET', '/rows', { validator });
    yield answer.status === 304
      ? { rows: [], last: true, unchanged: true, validator }
      : { rows: answer.json() as unknown[], last: true, validator: ETAG };
  }
  expect(await read(list)).toMatchObject({ rows: 2, validator: ETAG });
  expect(await read(list, ETAG)).toMatchObject({ rows: 0, unchanged: true });
});

it.each([
  ['without having been asked', undefined, [[]]],
  ['after rows', ETAG, [[{ id: 1 }], []]],
])(
  'proves nothing by an unchanged page %s',
  async (_case, validator, pages) => {
    async function* list() {
      for (const [index, rows] of pages.entries()) {
        const last = index === pages.length - 1;
        yield { rows, last, unchanged: last || undefined, validator: ETAG };
      }
    }
    const reading = await read(list, validator);
    expect(reading).toMatchObject({
      listComplete: false,
      incompleteBecause: 'Only a part of the list is said to be unchanged.',
    });
    expect(reading.unchanged ?? reading.validator).toBeUndefined();
  },
);

it('gives no validator while evidence is missing', async () => {
  const connector = connectorWith(declared);
  const [resource] = connector.resources;
  const evidence = async ({ id }: { id: number }) => {
    if (id === 2) throw new Error('no answer');
    return {};
  };
  const { rows } = await readConnector(
    { ...connector, resources: [{ ...resource, evidence }] },
    { baseUrl },
  );
  expect(rows).toMatchObject({ rows: 3, listComplete: true });
  expect(rows.evidenceError?.message).toContain('no answer');
  expect(rows.validator).toBeUndefined();
});

it('gives no validator for a list that did not end', async () => {
  async function* list() {
    yield { rows: [{ id: 1 }], last: false, validator: ETAG };
  }
  const reading = await read(list);
  expect(reading.listComplete).toBe(false);
  expect(reading.validator).toBeUndefined();
});

it('finds nothing in an answer that is as it was', async () => {
  const { context } = createConnectorContext(connectorWith(declared), {
    baseUrl,
  });
  const find = (validator?: string) =>
    context.api.find('/rows', z.array(z.unknown()), { validator });
  await expect(find(ETAG)).resolves.toBeUndefined();
  await expect(find('"older"')).resolves.toHaveLength(2);
});
