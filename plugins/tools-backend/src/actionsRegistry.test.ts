import { TestDatabases } from '@backstage/backend-test-utils';
import type { ActionsServiceAction } from '@backstage/backend-plugin-api/alpha';
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

const ACTIONS = '/.backstage/actions/v1/actions';
const SERVICE = { entityRef: 'component:default/checkout-api' };
const SECRET = 'a-secret-of-webhooks-for-agents';
const SYNC = { instance: 'testci.main', resource: 'jobs' };

/** Every action that only reads, with an input that shows something. */
const reads: Record<string, object> = {
  'list-broken-syncs': {},
  'list-syncs': {},
  'get-sync-history': SYNC,
  'get-dry-run': SYNC,
  'get-service-tools': SERVICE,
  'get-service-facts': SERVICE,
  'list-items-without-service': {},
  'list-accounts-to-settle': {},
  'list-held-removals': SYNC,
};

/** Every other one, with the permission that its route asks for, and what it does. */
const writes: Record<
  string,
  {
    input: object;
    permission: string;
    attributes: { idempotent: boolean; destructive: boolean };
  }
> = {
  'run-sync': {
    input: SYNC,
    permission: 'tools.sync.run',
    attributes: { idempotent: false, destructive: true },
  },
  'start-dry-run': {
    input: SYNC,
    permission: 'tools.sync.run',
    attributes: { idempotent: false, destructive: false },
  },
  'pause-sync': {
    input: SYNC,
    permission: 'tools.sync.run',
    attributes: { idempotent: true, destructive: false },
  },
  'resume-sync': {
    input: SYNC,
    permission: 'tools.sync.run',
    attributes: { idempotent: true, destructive: false },
  },
  'decide-held-removals': {
    input: { ...SYNC, decision: 'accept', revision: 'any' },
    permission: 'tools.removal.decide',
    attributes: { idempotent: true, destructive: true },
  },
};

/** Asks for a permission of its own, and for a person. */
const OF_PEOPLE = 'list-accounts-to-settle';

describe.each(databases.eachSupportedId())('actions for agents on %s', id => {
  const denied = new Set<string>();
  let tool: ToolServer;
  let portal: Portal;

  beforeEach(async () => {
    denied.clear();
    tool = new ToolServer();
    await tool.start();
    tool.jobs = [
      { id: 'a', name: 'Alpha', service: 'checkout-api', result: 'SUCCESS' },
      { id: 'b', name: 'Nobody knows', result: 'FAILURE' },
      {
        ...{ id: 's', name: 'Secret', service: 'checkout-api' },
        ...{ private: true, result: 'FAILURE' },
      },
      { id: 't', name: 'Secret two', private: true },
    ];
    const knex = await databases.init(id);
    const config = { webhookSecret: SECRET };
    portal = await startPortal({ ...{ knex, tool, denied }, config });
  });
  afterEach(async () => {
    await portal.stop();
    await tool.stop();
  });

  const list = async (): Promise<ActionsServiceAction[]> =>
    (await portal.get(ACTIONS).expect(200)).body.actions;
  const invoke = (name: string, input: object, auth = insider) =>
    portal.post(`${ACTIONS}/tools:${name}/invoke`, input, auth);
  const ask = async (name: string, input: object, auth?: string) =>
    (await invoke(name, input, auth).expect(200)).body.output;

  async function lookDry() {
    tool.jobs.push(
      { id: 'n', name: 'New' },
      { id: 'm', name: 'Secret new', private: true },
    );
    await portal.post('/syncs/testci.main/jobs/dry-run').expect(202);
    await portal.settle();
  }

  it('say what they take, give and do', async () => {
    const actions = await list();
    expect(actions.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(reads), ...Object.keys(writes)].sort(),
    );
    for (const { attributes, description, name, schema } of actions) {
      expect([name, attributes]).toEqual([
        name,
        reads[name]
          ? { readOnly: true, idempotent: true, destructive: false }
          : { readOnly: false, ...writes[name].attributes },
      ]);
      expect(description).toMatch(/\.$/);
      expect(Object.keys(schema.input.properties ?? {})).not.toEqual([]);
      expect(Object.keys(schema.output.properties ?? {})).not.toEqual([]);
    }
  });

  it('are not there for those who may not read', async () => {
    denied.add('tools.item.read');
    denied.add('tools.account.read-own');
    const names = (await list()).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(writes).sort());
    for (const [name, input] of Object.entries(reads)) {
      await invoke(name, input).expect(404);
    }
  });

  it('are not there for those who may not do what they do', async () => {
    for (const { permission } of Object.values(writes)) denied.add(permission);
    const names = (await list()).map(({ name }) => name);
    expect(names.sort()).toEqual(Object.keys(reads).sort());
    for (const [name, { input }] of Object.entries(writes)) {
      await invoke(name, input).expect(404);
    }
    expect(portal.auditor.createEvent).not.toHaveBeenCalled();
  });

  it('run, pause and resume syncs, and say in the audit for whom', async () => {
    const state = async () => (await portal.get('/syncs')).body.items[0];
    tool.jobs.push({ id: 'n', name: 'New' });
    expect(await ask('start-dry-run', SYNC)).toEqual({ started: true });
    await portal.settle();
    expect(await ask('get-dry-run', SYNC)).toMatchObject({ added: 1 });
    expect(await state()).toMatchObject({ items: 4 });
    expect(await ask('run-sync', SYNC)).toEqual({ started: true });
    await portal.settle();
    expect(await state()).toMatchObject({ items: 5 });
    await ask('pause-sync', SYNC);
    const by = 'user:default/insider';
    expect((await state()).paused).toMatchObject({ by });
    await ask('resume-sync', SYNC);
    expect((await state()).paused).toBeUndefined();
    const audited = (portal.auditor.createEvent as jest.Mock).mock.calls;
    expect(audited.map(([{ eventId, meta }]) => [eventId, meta.by])).toEqual(
      ['sync-dry-run', 'sync-run', 'sync-pause', 'sync-pause'].map(eventId => [
        eventId,
        by,
      ]),
    );
    for (const name of Object.keys(writes)) {
      const input = { ...writes[name].input, resource: 'x' };
      await invoke(name, input).expect(404);
    }
  });

  it('decide removals for a person who was shown the list', async () => {
    tool.jobs = [];
    await portal.sync();
    const { removals, ...page } = await ask('list-held-removals', {
      ...{ ...SYNC, limit: 3 },
    });
    expect(removals.map(({ title }: { title: string }) => title)).toEqual([
      'Alpha',
      'Nobody knows',
      'Secret',
    ]);
    expect(page).toMatchObject({ total: 4, hidden: 0 });
    expect(page.nextCursor).toBeDefined();
    const decide = (decision: string, revision: string, auth?: string) =>
      invoke('decide-held-removals', { ...SYNC, decision, revision }, auth);
    const refused = await decide('accept', 'another').expect(409);
    expect(refused.body.error.message).toContain('look at it again');
    const less = await ask('list-held-removals', SYNC, compliance);
    expect(less).toMatchObject({ total: 2 });
    expect(less).not.toHaveProperty('hidden');
    await decide('accept', less.revision, compliance).expect(403);
    const { revision } = await ask('list-held-removals', SYNC, outsider);
    const { body } = await decide('refuse', revision, outsider).expect(200);
    expect(body.output).toEqual({ decided: 2 });
    const kept = { ...SYNC, group: 'refused' };
    expect(await ask('list-held-removals', kept)).toMatchObject({ total: 2 });
    const rest = await ask('list-held-removals', SYNC);
    expect(rest).toMatchObject({ total: 2 });
    await decide('accept', rest.revision).expect(200);
    expect((await portal.get('/items')).body).toMatchObject({ total: 2 });
  });

  it.each([
    ['a person who may not see them', outsider],
    ['an agent without a person', compliance],
  ])('hide restricted items from %s', async (_, auth) => {
    await lookDry();
    for (const [name, input] of Object.entries(reads)) {
      if (auth === compliance && name === OF_PEOPLE) {
        await invoke(name, input, auth).expect(403);
        continue;
      }
      const output = JSON.stringify(await ask(name, input, auth));
      expect([name, output]).toEqual([
        name,
        expect.not.stringMatching(/secret/i),
      ]);
    }
    expect(await ask('list-items-without-service', {}, auth)).toMatchObject({
      total: 1,
    });
    expect((await ask('get-dry-run', SYNC, auth)).added).toBe(1);
    expect((await ask('get-dry-run', SYNC)).added).toBe(2);
  });

  it('tell what a service has, and why', async () => {
    expect(await ask('get-service-tools', SERVICE)).toMatchObject({
      ...SERVICE,
      items: [
        {
          title: 'Alpha',
          status: { health: 'ok', word: 'SUCCESS' },
          link: { state: 'linked', reason: 'label service=checkout-api' },
        },
        { title: 'Secret' },
      ],
      suggestions: [],
    });
    const { facts } = await ask('get-service-facts', SERVICE);
    expect(facts).toMatchObject([
      { factId: 'ci.runs', item: 'Alpha', instance: 'testci.main' },
      { factId: 'ci.runs', item: 'Secret' },
    ]);
    const none = { ...SERVICE, factId: 'no.such' };
    expect((await ask('get-service-facts', none)).facts).toEqual([]);
    const found = await ask('list-items-without-service', { q: 'nobody' });
    expect(found).toMatchObject({
      total: 1,
      items: [{ title: 'Nobody knows' }],
    });
  });

  it('give facts the time at which a tool showed them last', async () => {
    const observedAt = async () =>
      (await ask('get-service-facts', SERVICE)).facts[0].observedAt;
    const before = await observedAt();
    await portal.sync();
    expect((await observedAt()) > before).toBe(true);
  });

  it('tell which syncs are broken, and what to do', async () => {
    expect(await ask('list-broken-syncs', {})).toEqual({
      ...{ healthy: 1, broken: [], refused: [] },
    });
    tool.token = 'another';
    await portal.sync();
    const { healthy, broken } = await ask('list-broken-syncs', {
      instance: 'testci.main',
    });
    expect(healthy).toBe(0);
    expect(broken).toMatchObject([
      {
        ...SYNC,
        outcome: 'failed',
        failures: 1,
        error: {
          kind: 'auth',
          remedy: expect.stringContaining('tools.testci.main.token'),
        },
      },
    ]);
    const other = { instance: 'testci.other' };
    expect((await ask('list-broken-syncs', other)).broken).toEqual([]);
    const history = await ask('get-sync-history', { ...SYNC, limit: 1 });
    expect(history.runs).toMatchObject([{ outcome: 'failed' }]);
  });

  it('tell of healthy syncs too when they run, and whether webhooks arrive', async () => {
    const first = async () => (await ask('list-syncs', {})).syncs[0];
    const [shown] = (await portal.get('/syncs').expect(200)).body.items;
    const { webhooks, ...sync } = await first();
    expect(sync).toEqual({
      ...{ ...SYNC, instanceTitle: shown.instanceTitle },
      resourceTitle: shown.resourceTitle,
      ...{ outcome: 'complete', items: 4, invalid: 0, invalidSamples: [] },
      ...{ lastRunAt: shown.startedAt, nextRunAt: shown.nextRunAt },
      lastCompleteAt: shown.lastCompleteAt,
    });
    expect(sync.lastRunAt < sync.nextRunAt).toBe(true);
    expect(webhooks).toEqual({
      ...{ supported: true, configured: true },
      ...{ accepted: 0, refused: [], waiting: 0 },
    });
    await ask('pause-sync', SYNC);
    await portal
      .raw('/webhooks/testci/main')
      .set('x-test-token', SECRET)
      .send({ jobs: ['a'] })
      .expect(202);
    await portal.tick();
    const paused = await first();
    expect(paused).not.toHaveProperty('nextRunAt');
    expect(paused).toMatchObject({
      paused: { by: 'user:default/insider', at: expect.any(String) },
      webhooks: { accepted: 1, lastAcceptedAt: expect.any(String), waiting: 1 },
    });
    const other = { instance: 'testci.other' };
    expect((await ask('list-syncs', other)).syncs).toEqual([]);
  });

  it('show rows that were left out to those who may see all rows', async () => {
    tool.jobs.push({ id: 'bad', name: 7 });
    await portal.sync();
    const samplesFor = async (auth: string) =>
      (await ask('list-syncs', {}, auth)).syncs[0].invalidSamples;
    expect(await samplesFor(insider)).toEqual([
      { externalId: 'bad', problem: expect.stringContaining('name') },
    ]);
    expect(await samplesFor(outsider)).toEqual([]);
    expect(await samplesFor(compliance)).toEqual([]);
  });

  it('refuse what they cannot answer, with a reason', async () => {
    const { body } = await invoke('get-dry-run', SYNC).expect(404);
    expect(body.error.message).toContain('start-dry-run starts one');
    await invoke('get-sync-history', { ...SYNC, resource: 'x' }).expect(404);
    await invoke('get-service-tools', { entityRef: 'a b' }).expect(400);
    await invoke('get-service-facts', {}).expect(400);
  });
});
