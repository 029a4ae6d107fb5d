import { TestDatabases } from '@backstage/backend-test-utils';
import type {
  SyncState,
  ToolItem,
} from '@strata/backstage-plugin-tools-common';
import {
  compliance,
  insider,
  outsider,
  startPortal,
  type Portal,
} from './__testUtils__/portal';
import { ToolServer } from './__testUtils__/toolServer';
import { spec } from './schema/openapi.generated';

jest.setTimeout(60_000);

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
  disableDocker: true,
});

/** Every way to read. The feed and the effects are not for people who only look. */
const reads: Record<string, string[]> = {
  '/instances': [''],
  '/syncs': [''],
  '/syncs/trends': [''],
  '/items': ['', '?q=secret', '?unlinked=true', '?instance=testci.main'],
  '/services/tools': ['?entityRef=component:default/checkout-api'],
  '/links/suggestions': ['', '?process=ci&minPercent=0'],
  '/links/conflicts': ['', '?team=group:default/payments'],
  '/links/dangling-annotations': [''],
  '/links/coverage': [''],
  '/links/coverage/missing': ['?process=ci&team=group:default/payments'],
  '/facts': ['', '?factId=ci.runs'],
  '/fact-sources': [''],
  '/accounts': ['', '?state=all&team=group:default/payments'],
  '/accounts.csv': [''],
  '/accounts/overview': [''],
  '/effects': ['?correlationId=any'],
  '/syncs/{instance}/{resource}/held': ['', '?group=refused'],
  '/syncs/{instance}/{resource}/runs': [''],
  '/instances/{instance}/webhooks': [''],
  '/links/unregistered': ['', '?team=group:default/payments'],
};

const inTest = (path: string) =>
  path.replace('{instance}', 'testci.main').replace('{resource}', 'jobs');

describe.each(databases.eachSupportedId())('restricted items on %s', id => {
  let tool: ToolServer;
  let portal: Portal;

  async function start(config = {}) {
    const knex = await databases.init(id);
    portal = await startPortal({ knex, tool, config });
  }

  beforeEach(async () => {
    tool = new ToolServer();
    await tool.start();
    tool.jobs = [
      { id: 'a', name: 'Alpha', service: 'checkout-api', result: 'SUCCESS' },
      ...['secret-1', 'secret-2'].map(key => ({
        id: key,
        name: `Secret ${key}`,
        private: true,
        service: 'checkout-api',
      })),
      { id: 'secret-3', name: 'checkout api secret', private: true },
    ];
  });
  afterEach(async () => {
    await portal?.stop();
    await tool.stop();
  });

  const syncOf = async (auth: string): Promise<SyncState> =>
    (await portal.get('/syncs', auth).expect(200)).body.items[0];
  const secrets = async (): Promise<ToolItem[]> =>
    (await portal.get('/items?q=secret', compliance)).body.items;

  it('knows every way to read', () => {
    const paths = Object.entries(spec.paths).flatMap(([path, methods]) =>
      'get' in methods && path !== '/feed' ? [path] : [],
    );
    expect(Object.keys(reads).sort()).toEqual(paths.sort());
  });

  it.each([
    ['an outsider', outsider, {}],
    ['anybody where no group is named', insider, { visibility: {} }],
  ])('are in no list, count or reason for %s', async (_, auth, config) => {
    await start(config);
    const hidden = await secrets();
    expect(hidden).toHaveLength(3);
    for (const [path, queries] of Object.entries(reads)) {
      for (const query of queries) {
        const { text } = await portal
          .get(`${inTest(path)}${query}`, auth)
          .expect(200);
        // How a webhook is set up names its secret.
        const rest = text.replaceAll(/"secretKey":"[^"]*"|the secret/g, '');
        expect(rest).not.toMatch(/secret/i);
        for (const { uid } of hidden) expect(text).not.toContain(uid);
      }
    }
    const { body } = await portal.get('/items', auth);
    expect(body).toMatchObject({ total: 1, items: [{ title: 'Alpha' }] });
    expect(await syncOf(auth)).toMatchObject({ items: 1, added: 1 });
    expect(await syncOf(compliance)).toMatchObject({ items: 4, added: 4 });
  });

  it('cannot be linked, decided or refreshed by those who may not see them', async () => {
    tool.jobs.shift();
    await start();
    const service = { entityRef: 'component:default/checkout-api' };
    const [{ uid }] = await secrets();
    const { groups } = (
      await portal.get(`/services/tools?entityRef=${service.entityRef}`)
    ).body;
    const { link } = groups[0].items[0];
    const decide = (linkId: string) =>
      portal.post(
        `/links/${linkId}/decision`,
        { decision: 'accept' },
        outsider,
      );
    const hidden = await decide(link.id).expect(404);
    const unknown = await decide('0'.repeat(36)).expect(404);
    expect(hidden.body.error.message.replace(link.id, '?')).toBe(
      unknown.body.error.message.replace('0'.repeat(36), '?'),
    );
    await portal
      .post('/links', { itemUid: uid, ...service }, outsider)
      .expect(404);
    await portal
      .post('/services/refresh', service, outsider)
      .expect(202, { syncs: 0 });
  });

  it('count as changed and removed for those only who may see them', async () => {
    await start();
    tool.jobs[1].name = 'Secret renamed';
    tool.jobs[2].private = false;
    tool.jobs.pop();
    await portal.sync();
    expect(await syncOf(insider)).toMatchObject({ changed: 2, missing: 1 });
    expect(await syncOf(outsider)).toMatchObject({ changed: 0, missing: 0 });
    await portal.sync();
    expect(await syncOf(insider)).toMatchObject({ removed: 1, missing: 0 });
    expect(await syncOf(outsider)).toMatchObject({ removed: 0, missing: 0 });
  });

  it('are held back, and decided about, without those who may not see them', async () => {
    await start({
      visibility: { groups: ['user:default/insider'] },
      removalBudget: { items: 0, percent: 0 },
    });
    tool.jobs = [{ id: 'z', name: 'Zeta' }];
    await portal.sync();
    expect(await syncOf(insider)).toMatchObject({
      outcome: 'held',
      heldBack: 4,
    });
    expect(await syncOf(outsider)).toMatchObject({
      outcome: 'held',
      heldBack: 1,
    });
    const held = '/syncs/testci.main/jobs/held';
    const decide = async (auth: string) => {
      const { revision } = (await portal.get(held, auth)).body;
      const decision = { decision: 'accept', revision };
      await portal.post(held, decision, auth).expect(204);
    };
    await decide(outsider);
    expect(await syncOf(outsider)).toMatchObject({
      outcome: 'complete',
      heldBack: 0,
    });
    expect(await secrets()).toHaveLength(3);
    expect(await syncOf(insider)).toMatchObject({
      outcome: 'held',
      heldBack: 3,
    });
    await decide(insider);
    expect(await syncOf(insider)).toMatchObject({ outcome: 'complete' });
    expect(await secrets()).toEqual([]);
  });

  it('are not named by a check, whose requests hold names', async () => {
    await start();
    const check = async (auth: string) => {
      let asked = 0;
      // The first request only asks whether the tool is there.
      tool.misbehave = response =>
        asked++ > 0 && Boolean(response.writeHead(403).end());
      const path = '/instances/testci.main/check';
      return (await portal.post(path, undefined, auth).expect(200)).body;
    };
    const hidden = 'The details may name what you may not see.';
    expect((await check(insider)).resources).toMatchObject([
      {
        lacking: ['GET /jobs'],
        error: { message: expect.stringContaining('GET /jobs') },
      },
    ]);
    expect(await check(outsider)).toMatchObject({
      reachable: true,
      resources: [
        {
          lacking: [hidden],
          error: {
            kind: 'forbidden',
            message: hidden,
            remedy: expect.stringContaining('tools.testci.main.token'),
          },
        },
      ],
    });
    tool.misbehave = response => Boolean(response.writeHead(404).end());
    const path = '/instances/testci.main/check';
    const { body } = await portal.post(path, undefined, outsider).expect(200);
    expect(body.error.message).toBe(hidden);
  });

  it.each([
    ['groups are named', {}],
    ['no group is named', { visibility: {} }],
  ])('are not named by errors and samples where %s', async (_, config) => {
    await start(config);
    tool.jobs.forEach(job => {
      job.name = 7;
    });
    await portal.sync();
    expect((await syncOf(compliance)).invalidSamples).not.toEqual([]);
    expect((await syncOf(outsider)).invalidSamples).toEqual([]);
    tool.misbehave = response => Boolean(response.writeHead(404).end());
    await portal.sync();
    expect((await syncOf(compliance)).error?.message).toContain('GET /jobs');
    const { error } = await syncOf(outsider);
    expect(error).toMatchObject({ kind: 'contract' });
    expect(error?.message).toBe('The details may name what you may not see.');
    expect(error?.remedy).toContain('tools.testci.main.baseUrl');
  });
});
