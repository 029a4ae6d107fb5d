import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  LinkConflict,
  Suggestion,
} from '@strata/backstage-plugin-tools-common';
import { component, team } from './__testUtils__/harness';
import {
  compliance,
  insider,
  outsider,
  startPortal,
  type Portal,
} from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

const payments = 'group:default/payments';
const storefront = 'group:default/storefront';
const ref = (name: string) => `component:default/${name}`;

describe.each(databases.eachSupportedId())('open links on %s', id => {
  let tool: ToolServer;
  let portal: Portal;

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
  });
  afterEach(async () => {
    await portal?.stop();
    await tool.stop();
  });

  async function start(jobs: ToolServer['jobs'], further = {}) {
    tool.jobs = jobs;
    portal = await startPortal({
      knex: await databases.init(id),
      tool,
      entities: [
        component('checkout-api', { 'ci.test/job': 'job-a' }),
        component('wallet', { 'ci.test/job': 'gone' }),
        component(
          'cart-api',
          {
            'backstage.io/source-location': 'url:https://git.example.com/cart',
          },
          'storefront',
        ),
        component('lonely', {}, ''),
        team('payments'),
        team('storefront'),
      ],
      ...further,
    });
    await portal.relink();
  }

  const read = async (path: string, auth = insider) =>
    (await portal.get(path, auth).expect(200)).body;
  const titles = (page: { items: Suggestion[] }) =>
    page.items.map(item => item.title);

  describe('suggestions', () => {
    const jobs = [
      { id: '1', name: 'Checkout API build' },
      { id: '2', name: 'nightly-checkout-run' },
      { id: '3', name: 'Cart API build' },
      { id: '4', name: 'Cart API test build', private: true },
    ];

    it('are listed with reason and confidence, the likeliest first, page by page', async () => {
      await start(jobs);
      const all = await read('/links/suggestions');
      expect(all).toMatchObject({
        total: 3,
        items: [
          {
            title: expect.stringMatching(/build$/),
            link: {
              state: 'suggested',
              source: 'name',
              confidence: 0.83,
              reason: expect.stringContaining('83 % like'),
            },
          },
          {},
          { title: 'Cart API test build', serviceOwner: storefront },
        ],
      });
      let found: string[] = [];
      let cursor = '';
      do {
        const page = await read(`/links/suggestions?limit=1${cursor}`);
        found = [...found, ...titles(page)];
        cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
      } while (cursor);
      expect(found).toEqual(titles(all));
    });

    it.each([
      [`team=${payments}`, ['Checkout API build']],
      [
        `entityRef=${ref('cart-api')}`,
        ['Cart API build', 'Cart API test build'],
      ],
      ['minPercent=80', ['Cart API build', 'Checkout API build']],
      ['minPercent=84', []],
      ['source=repository', []],
      [
        'source=name&instance=testci.main&process=ci&minPercent=75',
        ['Cart API build', 'Checkout API build'],
      ],
      ['process=alerting', []],
    ])('are filtered by %s', async (query, expected) => {
      await start(jobs);
      const page = await read(`/links/suggestions?${query}`);
      expect(titles(page).sort()).toEqual(expected);
      expect(page.total).toBe(expected.length);
    });

    it.each(['bm9wZQ', Buffer.from('["x","y"]').toString('base64url')])(
      'answer 400 to the cursor %s',
      async cursor => {
        await start([]);
        await portal.get(`/links/suggestions?cursor=${cursor}`).expect(400);
      },
    );

    it('are decided many at once, each with a result of its own, in one audit event', async () => {
      await start(jobs);
      const { items } = await read('/links/suggestions');
      const [first, second, secret] = items.map(
        (item: Suggestion) => item.link.id,
      );
      await portal.post(`/links/${second}/decision`, { decision: 'reject' });
      jest.clearAllMocks();
      const decide = (decision: string, ids: string[], auth: string) =>
        portal.post('/links/decisions', { ids, decision }, auth).expect(200);
      const { body } = await decide(
        'accept',
        [first, second, secret, 'none'],
        outsider,
      );
      expect(body.results).toEqual([
        { id: first },
        {
          id: second,
          error: {
            name: 'ConflictError',
            message: 'user:default/insider has settled it',
          },
        },
        {
          id: secret,
          error: { name: 'NotFoundError', message: `No link ${secret}` },
        },
        {
          id: 'none',
          error: { name: 'NotFoundError', message: 'No link none' },
        },
      ]);
      expect(portal.auditor.createEvent).toHaveBeenCalledTimes(1);
      expect(portal.auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'links-decide',
          meta: {
            links: [first, second, secret, 'none'],
            decision: 'accept',
          },
        }),
      );
      expect(portal.auditEvent.success).toHaveBeenCalledWith({
        meta: { refused: [second, secret, 'none'] },
      });
      expect(titles(await read('/links/suggestions'))).toEqual([
        'Cart API test build',
      ]);
      await decide('reject', [secret], insider);
      await portal.sync();
      await portal.relink();
      expect((await read('/links/suggestions')).total).toBe(0);
      const tools = await read(
        `/services/tools?entityRef=${items[0].link.entityRef}`,
      );
      expect(tools.groups[0].items[0].link).toMatchObject({
        id: first,
        decidedBy: 'user:default/outsider',
      });
    });

    it.each([
      { ids: [], decision: 'accept' },
      { ids: ['a', 'a'], decision: 'accept' },
      { ids: ['a'], decision: 'perhaps' },
      {
        ids: Array.from({ length: 501 }, (_, at) => `${at}`),
        decision: 'reject',
      },
    ])('answer 400 to a wrong decision', async body => {
      await start([]);
      await portal.post('/links/decisions', body).expect(400);
    });
  });

  describe('conflicts', () => {
    const contested = {
      name: 'Contested',
      annotation: 'job-a',
      repository: 'https://git.example.com/cart.git',
    };
    const jobs = [
      { id: 'a', ...contested },
      { id: 'b', ...contested, name: 'Secret', private: true },
      { id: 'c', name: 'Alpha', annotation: 'job-a' },
    ];

    it('are shown with both reasons, to both services and in a list', async () => {
      await start(jobs);
      const conflict = {
        item: { title: 'Contested' },
        claims: [
          {
            state: 'linked',
            source: 'annotation',
            entityRef: ref('checkout-api'),
            reason: 'annotation ci.test/job is job-a',
          },
          {
            state: 'conflict',
            source: 'repository',
            entityRef: ref('cart-api'),
            reason: 'same repository git.example.com/cart',
          },
        ],
      };
      expect(await read('/links/conflicts', outsider)).toMatchObject({
        total: 1,
        items: [conflict],
      });
      for (const name of ['checkout-api', 'cart-api']) {
        const path = `/services/tools?entityRef=${ref(name)}`;
        const { conflicts } = await read(path, outsider);
        expect(conflicts).toMatchObject([conflict]);
      }
      const path = `/services/tools?entityRef=${ref('cart-api')}`;
      expect((await read(path)).groups).toEqual([]);
      expect((await read('/links/conflicts?limit=1')).nextCursor).toBeTruthy();
      const total = async (group: string) =>
        (await read(`/links/conflicts?team=${group}`)).total;
      expect(await total(payments)).toBe(2);
      expect(await total(storefront)).toBe(2);
      expect(await total('group:default/nobody')).toBe(0);
    });

    it.each([
      [['checkout-api'], ['linked checkout-api', 'rejected cart-api']],
      [['cart-api'], ['linked cart-api', 'rejected checkout-api']],
      [
        ['cart-api', 'checkout-api'],
        ['linked cart-api', 'linked checkout-api'],
      ],
      [[], ['rejected cart-api', 'rejected checkout-api']],
    ])('are settled for good in favour of %j', async (keep, expected) => {
      await start(jobs);
      const { items } = await read('/links/conflicts', outsider);
      const [{ item }]: LinkConflict[] = items;
      const { body } = await portal
        .post(`/links/conflicts/${item.uid}/settlement`, {
          keep: keep.map(ref),
        })
        .expect(200);
      const states = (claims: LinkConflict['claims']) =>
        claims
          .map(({ state, entityRef }) => `${state} ${entityRef.split('/')[1]}`)
          .sort();
      expect(states(body.claims)).toEqual(expected);
      expect(portal.auditor.createEvent).toHaveBeenLastCalledWith(
        expect.objectContaining({
          eventId: 'conflict-settle',
          meta: { itemUid: item.uid, keep: keep.map(ref) },
        }),
      );
      await portal.sync();
      await portal.relink();
      expect((await read('/links/conflicts', outsider)).total).toBe(0);
      for (const name of ['checkout-api', 'cart-api']) {
        const { groups } = await read(
          `/services/tools?entityRef=${ref(name)}`,
          outsider,
        );
        const found = groups.flatMap((group: any) => titles(group));
        expect(found.includes('Contested')).toBe(keep.includes(name));
      }
    });

    it('are settled by nobody who may not see the item, nor for a stranger', async () => {
      await start(jobs);
      const { items } = await read('/links/conflicts?limit=500', insider);
      const secret = items.find(
        ({ item }: LinkConflict) => item.title === 'Secret',
      );
      const settle = (uid: string, keep: string[], auth: string) =>
        portal.post(`/links/conflicts/${uid}/settlement`, { keep }, auth);
      await settle(secret.item.uid, [], outsider).expect(404);
      await settle(secret.item.uid, [ref('wallet')], insider).expect(400);
      await settle(secret.item.uid, [ref('cart-api')], insider).expect(200);
      await settle(secret.item.uid, [], insider).expect(409);
    });
  });

  it('tells of annotations that mean nothing which the viewer may see', async () => {
    await start([
      { id: 'a', name: 'Alpha', annotation: 'job-a', private: true },
    ]);
    const gone = {
      entityRef: ref('wallet'),
      serviceOwner: payments,
      annotation: 'ci.test/job',
      value: 'gone',
    };
    const hidden = { ...gone, entityRef: ref('checkout-api'), value: 'job-a' };
    const path = '/links/dangling-annotations';
    expect(await read(path)).toEqual({ items: [gone], total: 1 });
    expect(await read(path, compliance)).toEqual({ items: [gone], total: 1 });
    expect(await read(path, outsider)).toEqual({
      items: [hidden, gone],
      total: 2,
    });
    expect(await read(`${path}?team=${storefront}`)).toMatchObject({
      total: 0,
    });
    const { nextCursor } = await read(`${path}?limit=1`, outsider);
    expect(await read(`${path}?cursor=${nextCursor}`, outsider)).toMatchObject({
      items: [gone],
    });
    const dangling = async (name: string, auth?: string) =>
      (await read(`/services/tools?entityRef=${ref(name)}`, auth)).dangling;
    expect(await dangling('wallet')).toEqual([gone]);
    expect(await dangling('checkout-api')).toEqual([]);
    expect(await dangling('checkout-api', outsider)).toEqual([hidden]);
  });

  describe('coverage', () => {
    const jobs = [
      { id: 'a', name: 'Alpha', annotation: 'job-a', private: true },
      { id: 'b', name: 'Wallet build' },
      { id: 'c', name: 'Alpha', annotation: 'job-a', private: true },
    ];

    it('counts services by team and process, as far as the viewer may see', async () => {
      await start(jobs);
      const linked = (services: number) => [
        {
          process: 'ci',
          services,
          types: services ? [{ type: 'ci-job', services }] : [],
        },
      ];
      const answer = (ofPayments: number) => ({
        processes: [{ process: 'ci', types: ['ci-job'] }],
        teams: [
          { owner: payments, services: 2, linked: linked(ofPayments) },
          { owner: storefront, services: 1, linked: linked(0) },
          { services: 1, linked: linked(0) },
        ],
      });
      expect(await read('/links/coverage')).toEqual(answer(1));
      expect(await read('/links/coverage', outsider)).toEqual(answer(0));
    });

    it('names what is missing, with what could fix it', async () => {
      await start(jobs);
      const path = '/links/coverage/missing?process=ci';
      expect(await read(`${path}&team=${payments}`)).toEqual({
        items: [{ entityRef: ref('wallet'), suggestions: 1 }],
        total: 1,
      });
      expect(await read(path)).toEqual({
        items: [{ entityRef: ref('lonely'), suggestions: 0 }],
        total: 1,
      });
      const page = await read(`${path}&team=${payments}&limit=1`, outsider);
      expect(page).toMatchObject({
        items: [{ entityRef: ref('checkout-api') }],
        total: 2,
      });
      const rest = `${path}&team=${payments}&cursor=${page.nextCursor}`;
      expect((await read(rest, outsider)).items).toEqual([
        { entityRef: ref('wallet'), suggestions: 1 },
      ]);
    });
  });
});
