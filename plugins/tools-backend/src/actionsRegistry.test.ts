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
const SYNC = { instance: 'testci.main', resource: 'jobs' };

/** Every action, with an input that shows something. */
const inputs: Record<string, object> = {
  'list-broken-syncs': {},
  'get-sync-history': SYNC,
  'get-dry-run': SYNC,
  'get-service-tools': SERVICE,
  'get-service-facts': SERVICE,
  'list-items-without-service': {},
  'list-accounts-to-settle': {},
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
    portal = await startPortal({ knex, tool, denied });
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

  it('only read, and say what they take and give', async () => {
    const actions = await list();
    expect(actions.map(({ name }) => name).sort()).toEqual(
      Object.keys(inputs).sort(),
    );
    for (const { attributes, description, schema } of actions) {
      expect(attributes).toEqual({
        ...{ readOnly: true, idempotent: true, destructive: false },
      });
      expect(description).toMatch(/\.$/);
      expect(Object.keys(schema.input.properties ?? {})).not.toEqual([]);
      expect(Object.keys(schema.output.properties ?? {})).not.toEqual([]);
    }
  });

  it('are not there for those who may not read', async () => {
    denied.add('tools.item.read');
    denied.add('tools.account.read-own');
    expect(await list()).toEqual([]);
    for (const [name, input] of Object.entries(inputs)) {
      await invoke(name, input).expect(404);
    }
  });

  it.each([
    ['a person who may not see them', outsider],
    ['an agent without a person', compliance],
  ])('hide restricted items from %s', async (_, auth) => {
    await lookDry();
    for (const [name, input] of Object.entries(inputs)) {
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

  it('refuse what they cannot answer, with a reason', async () => {
    const { body } = await invoke('get-dry-run', SYNC).expect(404);
    expect(body.error.message).toContain('start one on the Syncs page');
    await invoke('get-sync-history', { ...SYNC, resource: 'x' }).expect(404);
    await invoke('get-service-tools', { entityRef: 'a b' }).expect(400);
    await invoke('get-service-facts', {}).expect(400);
  });
});
