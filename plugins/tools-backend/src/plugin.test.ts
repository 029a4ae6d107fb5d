import { TestDatabases } from '@backstage/backend-test-utils';
import type { LinkedItem } from '@strata/backstage-plugin-tools-common';
import {
  catalog,
  compliance,
  insider,
  outsider,
  startPortal,
  type Portal,
} from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';

jest.setTimeout(30_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

describe.each(databases.eachSupportedId())('tools plugin on %s', id => {
  let tool: ToolServer;
  let portal: Portal;
  const denied = new Set<string>();

  const get: Portal['get'] = (...args) => portal.get(...args);
  const post: Portal['post'] = (...args) => portal.post(...args);
  const sync = () => portal.sync();
  const settle = () => portal.settle();

  async function start(config: Record<string, unknown> = {}) {
    const knex = await databases.init(id);
    portal = await startPortal({ knex, tool, config, denied });
  }

  beforeEach(async () => {
    denied.clear();
    tool = new ToolServer();
    await tool.start();
    tool.jobs = [
      { id: 'a', name: 'Alpha', service: 'checkout-api', result: 'SUCCESS' },
      { id: 'b', name: 'Checkout API build', result: 'FAILURE' },
      { id: 'c', name: 'Secret', private: true, service: 'checkout-api' },
    ];
  });
  afterEach(async () => {
    await portal?.stop();
    await tool.stop();
  });

  const service = '/services/tools?entityRef=component:default/checkout-api';

  it('shows the tools of a service with the reason of each link', async () => {
    await start();
    const { body, status } = await get(service);
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body).toMatchObject({
      entityRef: 'component:default/checkout-api',
      asOf: expect.any(String),
      groups: [
        {
          process: 'ci',
          items: [
            {
              title: 'Alpha',
              instance: 'testci.main',
              owner: 'group:default/payments',
              ownerBecause: { rule: expect.stringMatching(/^owner/) },
              url: `${tool.baseUrl}/jobs/a`,
              status: { health: 'ok', word: 'SUCCESS' },
              link: {
                state: 'linked',
                source: 'label',
                reason: 'label service=checkout-api',
                because: {
                  rule: 'label',
                  values: { label: 'service=checkout-api' },
                },
              },
            },
            { title: 'Secret' },
          ],
        },
      ],
      suggestions: [
        {
          title: 'Checkout API build',
          link: { state: 'suggested', source: 'name' },
        },
      ],
    });
  });

  it('hides restricted items from lists, counts and samples', async () => {
    await start();
    const titles = async (auth: string) => {
      const { body } = await get('/items', auth).expect(200);
      return [body.items.map((i: LinkedItem) => i.title), body.total];
    };
    expect(await titles(insider)).toEqual([
      ['Alpha', 'Checkout API build', 'Secret'],
      3,
    ]);
    expect(await titles(outsider)).toEqual([
      ['Alpha', 'Checkout API build'],
      2,
    ]);
    expect((await titles(compliance))[1]).toBe(3);
    const count = async (path: string) =>
      (await get(path, outsider).expect(200)).body.items[0].items;
    expect(await count('/instances')).toBe(2);
    expect(await count('/syncs')).toBe(2);
    const { text: facts } = await get('/facts', outsider).expect(200);
    expect(facts).not.toContain('Secret');
    const { text: tools } = await get(service, outsider).expect(200);
    expect(tools).not.toContain('Secret');
  });

  it('does not tell an outsider that a restricted item exists', async () => {
    await start();
    const { body } = await get('/items?q=secret', compliance);
    const [{ uid }] = body.items;
    const link = { itemUid: uid, entityRef: 'component:default/cart-api' };
    await post('/links', link, outsider).expect(404);
    const { body: linked } = await post('/links', link, insider).expect(201);
    expect(linked).toMatchObject({
      reason: 'linked by user:default/insider',
      because: {
        rule: 'linkedBy',
        values: { person: 'user:default/insider' },
      },
    });
  });

  it('pages with opaque cursors', async () => {
    await start();
    const first = (await get('/items?limit=2').expect(200)).body;
    expect(first).toMatchObject({ total: 3, items: [{}, {}] });
    const rest = await get(`/items?limit=2&cursor=${first.nextCursor}`);
    expect(rest.body.items.map((i: LinkedItem) => i.title)).toEqual(['Secret']);
    expect(rest.body.nextCursor).toBeUndefined();
    const facts = (await get('/facts?limit=2').expect(200)).body;
    const more = await get(`/facts?limit=2&cursor=${facts.nextCursor}`);
    expect(more.body.items).toHaveLength(1);
  });

  it.each([
    '/items?limit=0',
    '/items?limit=501',
    '/items?limit=ten',
    '/items?cursor=bm9wZQ',
    '/items?order=password',
    '/facts?limit=-1',
    '/services/tools',
    '/services/tools?entityRef=a:b:c:d/e/f',
    '/effects',
  ])('answers 400 to %s', async path => {
    await start();
    const { body } = await get(path).expect(400);
    expect(body.error.message).toBeTruthy();
  });

  it('finds text literally and items without a service', async () => {
    await start();
    expect((await get('/items?q=%25')).body.total).toBe(0);
    expect((await get('/items?q=ALPHA')).body.total).toBe(1);
    const { body } = await get('/items?unlinked=true');
    expect(body.items.map((i: LinkedItem) => i.title)).toEqual([
      'Checkout API build',
    ]);
  });

  it('remembers decisions over later syncs', async () => {
    await start();
    const { suggestions, groups } = (await get(service)).body;
    const [suggestion] = suggestions;
    const alpha = groups[0].items[0];
    await post(`/links/${suggestion.link.id}/decision`, {
      decision: 'accept',
    }).expect(200);
    await post(`/links/${alpha.link.id}/decision`, {
      decision: 'reject',
    }).expect(200);
    tool.jobs[1].name = 'Checkout API nightly';
    await sync();
    const after = (await get(service)).body;
    expect(
      after.groups[0].items.map((item: LinkedItem) => [
        item.title,
        item.link.state,
        item.link.decidedBy,
      ]),
    ).toEqual([
      ['Checkout API nightly', 'linked', 'user:default/insider'],
      ['Secret', 'linked', undefined],
    ]);
    expect(after.suggestions).toEqual([]);
  });

  it('feeds the catalog linked items only, and tombstones', async () => {
    await start();
    const feed = async (after: number) =>
      (await get(`/feed?after=${after}&limit=100`, catalog).expect(200)).body;
    const first = await feed(0);
    expect(
      first.items.map((c: any) => [c.item.title, c.item.linkedTo]),
    ).toEqual(
      expect.arrayContaining([
        ['Alpha', ['component:default/checkout-api']],
        ['Secret', ['component:default/checkout-api']],
      ]),
    );
    expect(first.items).toHaveLength(2);
    await sync();
    expect((await feed(first.latest)).items).toEqual([]);
    const { groups } = (await get(service)).body;
    const { uid, link } = groups[0].items[0];
    await post(`/links/${link.id}/decision`, { decision: 'reject' });
    const second = await feed(first.latest);
    expect(second.items).toEqual([{ seq: first.latest + 1, uid }]);
  });

  it.each([
    ['linked', ['Alpha', 'Secret']],
    ['all', ['Alpha', 'Checkout API build', 'Secret']],
    ['none', []],
  ])('feeds the catalog what `catalog: %s` says', async (scope, titles) => {
    await start({ catalog: { jobs: scope } });
    const { body } = await get('/feed?after=0', catalog).expect(200);
    expect(body.items.map((line: any) => line.item.title).sort()).toEqual(
      titles,
    );
  });

  it('feeds nobody else', async () => {
    await start();
    await get('/feed?after=0', insider).expect(403);
    await get('/feed?after=0', compliance).expect(403);
  });

  it.each<[string, 'get' | 'post', string, object | undefined]>([
    ['tools.item.read', 'get', '/items', undefined],
    ['tools.item.read', 'get', '/facts', undefined],
    ['tools.item.read', 'get', '/syncs', undefined],
    ['tools.item.read', 'get', '/syncs/testci.main/jobs/held', undefined],
    ['tools.item.read', 'get', '/instances', undefined],
    ['tools.sync.run', 'post', '/syncs/testci.main/jobs/run', undefined],
    [
      'tools.sync.run',
      'post',
      '/services/refresh',
      { entityRef: 'component:default/checkout-api' },
    ],
    [
      'tools.removal.decide',
      'post',
      '/syncs/testci.main/jobs/held',
      { decision: 'accept', revision: 'x' },
    ],
    [
      'tools.link.decide',
      'post',
      '/links',
      { itemUid: '0'.repeat(16), entityRef: 'component:default/a' },
    ],
    ['tools.link.decide', 'post', '/links/x/decision', { decision: 'accept' }],
    ['tools.item.read', 'get', '/links/suggestions', undefined],
    ['tools.item.read', 'get', '/links/conflicts', undefined],
    ['tools.item.read', 'get', '/links/dangling-annotations', undefined],
    ['tools.item.read', 'get', '/links/coverage', undefined],
    ['tools.item.read', 'get', '/links/coverage/missing?process=ci', undefined],
    [
      'tools.link.decide',
      'post',
      '/links/decisions',
      { ids: ['x'], decision: 'accept' },
    ],
    [
      'tools.link.decide',
      'post',
      `/links/conflicts/${'0'.repeat(16)}/settlement`,
      { keep: [] },
    ],
    [
      'tools.action.testci.protect-job',
      'post',
      '/actions',
      { instance: 'testci.main', action: 'protect-job', input: { job: 'a' } },
    ],
  ])('needs %s to %s %s', async (permission, method, path, body) => {
    await start();
    denied.add(permission);
    const answer = method === 'get' ? get(path) : post(path, body);
    expect((await answer.expect(403)).body.error.message).toContain(permission);
    expect(portal.auditor.createEvent).not.toHaveBeenCalled();
  });

  it('audits every change, and how it ended', async () => {
    await start();
    await post('/syncs/testci.main/jobs/run').expect(202);
    expect(portal.auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'sync-run',
        meta: { instance: 'testci.main', resource: 'jobs' },
      }),
    );
    expect(portal.auditEvent.success).toHaveBeenCalledTimes(1);
    await post('/links/missing/decision', { decision: 'accept' }).expect(404);
    expect(portal.auditEvent.fail).toHaveBeenCalledTimes(1);
    await settle();
  });

  it('shows a sync as running at once, and reads the tools of a service again', async () => {
    await start();
    let release = () => {};
    const blocked = new Promise<void>(done => {
      release = done;
    });
    tool.misbehave = response => {
      void blocked.then(() => response.writeHead(200).end('[]'));
      return true;
    };
    await post('/services/refresh', {
      entityRef: 'checkout-api',
    }).expect(202, { syncs: 1 });
    const { body } = await get('/syncs');
    expect(body.items[0].outcome).toBe('running');
    await post('/syncs/testci.main/jobs/run').expect(202, { started: false });
    release();
    await settle();
    await post('/syncs/testci.main/nothing/run').expect(404);
  });

  describe('actions', () => {
    const call = {
      instance: 'testci.main',
      action: 'protect-job',
      input: { job: 'a' },
      correlationId: 'task-1',
    };

    it('plan, apply and undo', async () => {
      await start({ writeToken: 'write-canary' });
      const plan = await post('/actions', { ...call, dryRun: true }).expect(
        200,
      );
      expect(plan.body).toEqual({
        instance: 'testci.main',
        action: 'protect-job',
        summary: 'Would protect a',
        unchanged: false,
        undoable: true,
        output: {},
      });
      expect([...tool.protectedJobs]).toEqual([]);
      const { body: effect } = await post('/actions', call).expect(200);
      expect(effect).toMatchObject({ summary: 'Protected a', undoable: true });
      expect([...tool.protectedJobs]).toEqual(['a']);
      const undone = await post(`/effects/${effect.id}/undo`).expect(200);
      expect(undone.body).toMatchObject({
        summary: 'Unprotected a',
        undoable: false,
        undoneAt: expect.any(String),
      });
      expect([...tool.protectedJobs]).toEqual([]);
      await post(`/effects/${effect.id}/undo`).expect(409);
      const list = await get('/effects?correlationId=task-1').expect(200);
      expect(list.body.items).toHaveLength(1);
    });

    it('are taken back by who made them, or with the permission to remove', async () => {
      await start({ writeToken: 'write-canary' });
      const { body: effect } = await post('/actions', call).expect(200);
      const undo = `/effects/${effect.id}/undo`;
      denied.add('tools.removal.decide');
      const refused = await post(undo, undefined, outsider).expect(403);
      expect(refused.body.error.message).toMatch(
        /^user:default\/insider made this change; another person needs .*tools\.removal\.decide/,
      );
      expect([...tool.protectedJobs]).toEqual(['a']);
      await post(undo).expect(200);
      denied.clear();
      const { body: another } = await post('/actions', call).expect(200);
      await post(`/effects/${another.id}/undo`, undefined, outsider).expect(
        200,
      );
    });

    it('name the key of a missing write token', async () => {
      await start();
      const { body } = await post('/actions', call).expect(400);
      expect(body.error.message).toBe(
        'Test CI main cannot be changed: put a token with the admin role in `tools.testci.main.writeToken`',
      );
    });

    it('tell what the tool refused, without the token', async () => {
      await start({ writeToken: 'wrong-canary' });
      const { body, text } = await post('/actions', call).expect(409);
      expect(body.error.message).toContain('refused the write token (401)');
      expect(text).not.toContain('canary');
      const list = await get('/effects?correlationId=task-1').expect(200);
      expect(list.body.items).toEqual([]);
    });

    it('refuse unknown actions and bad input', async () => {
      await start({ writeToken: 'write-canary' });
      await post('/actions', { ...call, action: 'explode' }).expect(404);
      await post('/actions', { ...call, input: { job: '' } }).expect(400);
      await post('/actions', call, compliance).expect(403);
    });
  });
});
