import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import request from 'supertest';
import stackPlugin from '.';

const NEIGHBOURS = 'http://neighbours.test/api';

const entity = (
  kind: string,
  name: string,
  spec: Entity['spec'] = {},
  relations: string[] = [],
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', title: name.toUpperCase() },
  spec,
  relations: relations.map(relation => {
    const [type, targetRef] = relation.split(' ');
    return { type, targetRef };
  }),
});

const company = [
  entity('Component', 'checkout-api', { type: 'service' }, [
    'ownedBy group:default/payments',
    'partOf system:default/shop',
    'partOf component:default/suite',
    'dependsOn resource:technology/go',
    'dependsOn resource:technology/kafka',
    'dependsOn resource:default/orders-db',
  ]),
  entity('Component', 'mystery'),
  entity('Group', 'payments', {
    type: 'team',
    profile: { displayName: 'Payments team' },
  }),
  entity('Group', 'data', { type: 'team' }),
  entity('System', 'shop'),
  entity('API', 'not-counted', {}, ['dependsOn resource:technology/go']),
];

const gitlab = {
  connector: 'gitlab',
  connectorTitle: 'GitLab',
  instance: 'gitlab.main',
  title: 'GitLab main',
  technology: 'gitlab',
  baseUrl: 'https://gitlab.example',
  items: 3,
  services: ['component:default/checkout-api', 'component:default/secret'],
  asOf: '2026-11-23T09:00:00.000Z',
  broken: false,
};
const score = {
  ...{ process: 'code-review', score: 82, coverage: 90 },
  ...{ pass: 9, fail: 1, waived: 0, unknown: 0, notApplicable: 0 },
};

const sightings = {
  ...{ itemTitle: 'shop/checkout', itemUrl: 'https://gitlab.example/shop/c' },
  value: {
    technologies: [
      { id: 'go', seen: [{ path: 'go.mod', name: 'go', version: '1.26' }] },
      { id: 'redis', seen: [{ path: 'compose.yaml' }] },
    ],
  },
};

const answering = [
  http.get(`${NEIGHBOURS}/tools/facts`, ({ request: { url } }) => {
    const second = new URL(url).searchParams.get('cursor') === 'more';
    const refs = [
      'component:default/checkout-api',
      'component:default/mystery',
    ];
    return HttpResponse.json(
      second
        ? { items: [{ ...sightings, entityRefs: refs.slice(0, 1) }] }
        : {
            // One that two services share, one that holds no such fact.
            items: [
              { ...sightings, entityRefs: refs },
              { ...sightings, entityRefs: refs.slice(1), value: {} },
            ],
            nextCursor: 'more',
          },
    );
  }),
  http.get(`${NEIGHBOURS}/tools/instances`, () =>
    HttpResponse.json({ items: [gitlab] }),
  ),
  http.get(`${NEIGHBOURS}/compliance/processes`, () =>
    HttpResponse.json({ items: [score] }),
  ),
  http.get(`${NEIGHBOURS}/compliance/matrix`, () =>
    HttpResponse.json({
      processes: ['code-review'],
      rows: [
        {
          team: 'group:default/payments',
          cells: [{ ...score, score: 40 }],
        },
      ],
    }),
  ),
];

const server = setupServer();
beforeAll(() =>
  server.listen({
    onUnhandledRequest: ({ url }, print) => {
      if (!url.startsWith('http://127.0.0.1')) print.error();
    },
  }),
);
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function startStack(config: object = {}, entities = company) {
  const { server: backend } = await startTestBackend({
    features: [
      stackPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.discovery.mock({
        getBaseUrl: async pluginId => `${NEIGHBOURS}/${pluginId}`,
      }).factory,
      mockServices.rootConfig.factory({ data: { ...config } }),
    ],
  });
  return (path: string) => request(backend).get(`/api/stack${path}`);
}

describe('GET /stack', () => {
  it('rolls up catalog, tools and compliance', async () => {
    server.use(...answering);
    const get = await startStack({
      stack: { advice: { go: { ring: 'adopt' } } },
    });
    const { status, body } = await get('/stack');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      services: { shown: 2, total: 2 },
      languages: [
        {
          id: 'go',
          services: 1,
          teams: ['group:default/payments'],
          advice: { ring: 'adopt' },
        },
      ],
      components: [{ category: 'message-queue' }],
      systems: { state: 'ok', tools: [{ title: 'GitLab main', services: 1 }] },
      options: {
        teams: [{ ref: 'group:default/payments', title: 'Payments team' }],
        systems: [{ ref: 'system:default/shop', title: 'SHOP' }],
      },
    });
    expect(body.processes.items[1]).toMatchObject({
      process: 'code-review',
      score: 82,
    });
  });

  it('filters by team, with the scores of that team', async () => {
    server.use(...answering);
    const get = await startStack();
    const { body } = await get('/stack').query({
      team: 'group:default/payments',
      system: 'system:default/shop',
    });
    expect(body.services).toEqual({ shown: 1, total: 2 });
    expect(body.processes.items[1].score).toBe(40);
  });

  it.each([
    [404, 'notInstalled'],
    [403, 'forbidden'],
    [500, 'unavailable'],
  ])('keeps its bands when a neighbour answers %d', async (status, state) => {
    const refusal = () =>
      HttpResponse.json(
        { error: { name: 'Error', message: 'no' }, response: {} },
        { status },
      );
    server.use(http.get(`${NEIGHBOURS}/*`, refusal));
    const get = await startStack();
    const { status: own, body } = await get('/stack');
    expect(own).toBe(200);
    expect(body.languages).toHaveLength(1);
    expect(body.processes).toMatchObject({ state });
    expect(body.processes.items[0].title).toBe('Development workflow');
    expect(body.systems).toMatchObject({ state, tools: [] });
  });

  it('keeps its bands when a neighbour cannot be reached', async () => {
    server.use(http.get(`${NEIGHBOURS}/*`, () => HttpResponse.error()));
    const get = await startStack();
    const { body } = await get('/stack');
    expect(body.systems.state).toBe('unavailable');
  });

  it('is an empty map for an empty catalog', async () => {
    server.use(...answering);
    const get = await startStack({}, []);
    const { status, body } = await get('/stack');
    expect(status).toBe(200);
    expect(body).toMatchObject({ services: { total: 0 }, languages: [] });
  });
});

describe('GET /services', () => {
  it('lists what is behind a selection, with its path', async () => {
    server.use(...answering);
    const get = await startStack();
    const { body } = await get('/services?technology=kafka&limit=10&offset=0');
    expect(body).toEqual({
      total: 1,
      items: [
        {
          ref: 'component:default/checkout-api',
          title: 'CHECKOUT-API',
          type: 'service',
          owner: 'group:default/payments',
          ownerTitle: 'Payments team',
          system: 'system:default/shop',
          systemTitle: 'SHOP',
          technologies: ['go', 'kafka'],
          observed: expect.any(Array),
        },
      ],
      path: {
        technologies: ['kafka', 'go'],
        tools: ['gitlab.main'],
        processes: [
          'development-workflow',
          'code-review',
          'branch-policy',
          'access-control',
        ],
      },
    });
  });

  it('pages', async () => {
    server.use(...answering);
    const get = await startStack();
    const { body } = await get('/services?limit=1&offset=1');
    expect(body).toMatchObject({ total: 2, items: [{ title: 'MYSTERY' }] });
  });

  it.each([
    ['?limit=0', /limit/],
    ['?limit=many', /limit/],
    ['?technology=go&tool=gitlab.main', /one of technology/],
    ['?colour=red', /colour/],
  ])('refuses %s', async (query, message) => {
    server.use(...answering);
    const get = await startStack();
    const { status, body } = await get(`/services${query}`);
    expect(status).toBe(400);
    expect(body.error.message).toMatch(message);
  });
});

describe('what repositories show', () => {
  it('stands beside what a service declares', async () => {
    server.use(...answering);
    const get = await startStack();
    const ref = 'component:default/checkout-api';
    const { body } = await get('/services').query({ ref });
    const where = {
      repository: 'shop/checkout',
      url: 'https://gitlab.example/shop/c',
    };
    expect(body.items).toEqual([
      expect.objectContaining({
        ref,
        observed: [
          {
            id: 'go',
            seen: [{ ...where, path: 'go.mod', name: 'go', version: '1.26' }],
          },
          { id: 'redis', seen: [{ ...where, path: 'compose.yaml' }] },
        ],
      }),
    ]);
  });

  it('tells of a technology who declares it, who shows it, and who does not', async () => {
    server.use(...answering);
    const get = await startStack();
    const [go, redis, kafka] = await Promise.all(
      ['go', 'redis', 'kafka'].map(id => get(`/technologies/${id}`)),
    );
    expect(go.body).toMatchObject({
      observed: [{ title: 'CHECKOUT-API', declared: true }],
      unseen: [],
    });
    expect(redis.body.observed).toMatchObject([{ declared: false }]);
    expect(kafka.body).toMatchObject({
      observed: [],
      unseen: [{ title: 'CHECKOUT-API' }],
    });
  });
});

describe('GET /technologies', () => {
  it('lists what is used', async () => {
    server.use(...answering);
    const get = await startStack();
    const { body } = await get('/technologies?used=true');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([
      'kafka',
      'go',
      'gitlab',
    ]);
  });

  it('describes one with who uses it', async () => {
    server.use(...answering);
    const get = await startStack();
    const { body } = await get('/technologies/kafka');
    expect(body).toMatchObject({
      name: 'Apache Kafka',
      licence: 'Apache-2.0',
      services: 1,
      teams: [{ title: 'Payments team', services: 1 }],
    });
    expect(body.alternatives.length).toBeGreaterThan(5);
  });

  it('says what an unknown id is', async () => {
    server.use(...answering);
    const get = await startStack();
    const { status, body } = await get('/technologies/cobol');
    expect(status).toBe(404);
    expect(body.error.message).toContain("no technology 'cobol'");
  });
});

describe('GET /ownership', () => {
  it('counts by team and system', async () => {
    server.use(...answering);
    const get = await startStack();
    const { body } = await get('/ownership');
    expect(body).toMatchObject({
      services: 2,
      teams: [{ title: 'Payments team', services: 1, missing: false }],
      unowned: 1,
      teamsWithoutServices: [{ title: 'DATA' }],
    });
  });
});

describe('the plugin', () => {
  it('answers nobody without credentials', async () => {
    const get = await startStack();
    const { status } = await get('/stack').set(
      'Authorization',
      mockCredentials.none.header(),
    );
    expect(status).toBe(401);
  });

  it('offers agents its actions', async () => {
    const get = await startStack();
    const { body } = await get('/.backstage/actions/v1/actions');
    expect(body.actions.map(({ id }: { id: string }) => id)).toEqual([
      'stack:get-service-stack',
      'stack:get-technology-advice',
    ]);
  });

  it('names every wrong key of the advice at start', async () => {
    const advice = { cobol: { ring: 'hold' }, go: { ring: 'love' } };
    await expect(startStack({ stack: { advice } })).rejects.toThrow(
      /stack\.advice\.cobol: is no id of a technology.*stack\.advice\.go\.ring/,
    );
  });
});
