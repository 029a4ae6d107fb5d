import type { JsonObject } from '@backstage/types';
import {
  createConnectorContext,
  ping,
  readConnector,
  type ConnectorDefinition,
} from '@strata/backstage-plugin-tools-node';
import {
  startDemoTools,
  TOOLS,
  type DemoTools,
  type Misbehaviour,
  type Tool,
} from '@strata/demo-tools';
import { connectors as builtIn } from './index.generated';

jest.setTimeout(120_000);

/** Those of tools that the demo company runs. */
const connectors = builtIn.filter(({ id }) => TOOLS.some(tool => tool === id));

/** All connectors against stand-ins that keep paging, credentials and state as the vendors do. */
describe('the demo company', () => {
  let tools: DemoTools;

  beforeAll(async () => {
    tools = await startDemoTools({ ports: 0 });
  });
  afterAll(() => tools?.stop());

  function connectorOf(tool: string): ConnectorDefinition<any> {
    return connectors.find(connector => connector.id === tool)!;
  }

  function configOf(tool: Tool) {
    const { username, token, writeToken } = tools.credentials[tool];
    return { baseUrl: tools.urls[tool], username, token, writeToken };
  }

  async function read(tool: Tool, resource: string, config = configOf(tool)) {
    const readings = await readConnector(connectorOf(tool), config, {
      resources: [resource],
    });
    return readings[resource];
  }

  /** Plan, apply and apply again; gives the result and how to take it back. */
  async function act(tool: Tool, name: string, raw: JsonObject) {
    const action = connectorOf(tool).actions!.find(a => a.name === name)!;
    const { context } = createConnectorContext(
      connectorOf(tool),
      configOf(tool),
    );
    const input = action.input.parse(raw);
    expect(await action.plan(input, context)).toMatchObject({
      unchanged: false,
    });
    const result = await action.apply(input, context);
    expect(result.unchanged).toBe(false);
    expect(await action.plan(input, context)).toMatchObject({
      unchanged: true,
    });
    expect(await action.apply(input, context)).toMatchObject({
      unchanged: true,
    });
    const stored = JSON.parse(JSON.stringify(result.undo));
    return { result, undo: () => action.undo!(stored, context) };
  }

  const resources = connectors.flatMap(({ id, resources: all }) =>
    all.map(resource => ({ tool: id as Tool, resource })),
  );

  it.each(resources)(
    'is read completely: $tool $resource.name',
    async ({ tool, resource }) => {
      const reading = await read(tool, resource.name);
      expect(reading).toMatchObject({ listComplete: true, problems: [] });
      expect(reading.error ?? reading.evidenceError).toBeUndefined();
      expect(reading.items).not.toHaveLength(0);
      const found = new Set(reading.items.flatMap(i => Object.keys(i.facts)));
      const declared = resource.facts?.map(fact => fact.id) ?? [];
      expect([...found].sort()).toEqual([...declared].sort());
    },
  );

  it.each(connectors.map(({ id }) => id as Tool))(
    'answers the ping that proves the credential: %s',
    async tool => {
      const pingWith = (token: string) =>
        ping(
          connectorOf(tool),
          createConnectorContext(connectorOf(tool), {
            ...configOf(tool),
            token,
          }).context,
        );
      const { token, expiredToken } = tools.credentials[tool];
      await expect(pingWith(token)).resolves.toBeUndefined();
      // Prometheus has no credentials of its own.
      if (tool === 'prometheus') return;
      await expect(pingWith(expiredToken)).rejects.toMatchObject({
        kind: 'auth',
      });
    },
  );

  it('has a job for every service that Jenkins builds, and those of nobody', async () => {
    const { company } = tools;
    const names = company.services.flatMap(({ ci }) =>
      ci?.tool === 'jenkins' && ci.job ? [ci.job] : [],
    );
    names.push(...company.extras.jobs.map(job => job.fullName));
    const { items } = await read('jenkins', 'jobs');
    expect(items.map(item => item.externalId).sort()).toEqual(names.sort());
  });

  it.each([
    ['gitlab', 'projects', 'attic/old-shop', 'archived'],
    ['jira', 'projects', 'Old shop', 'archived'],
    ['jenkins', 'jobs', 'logistics/label-printer', 'disabled'],
  ] as const)(
    'shows what is out of use in %s as such',
    async (tool, resource, title, word) => {
      const { items } = await read(tool, resource);
      const item = items.find(({ draft }) => draft.title === title);
      expect(item).toMatchObject({
        draft: { attributes: { [word]: true } },
        status: { health: 'unknown', word },
      });
    },
  );

  it('keeps what is private in Grafana from other eyes', async () => {
    const dashboards = await read('grafana', 'dashboards');
    const restricted = dashboards.items.filter(item => item.draft.restricted);
    expect(restricted.map(item => item.draft.title).sort()).toEqual([
      'Fraud scores',
      'Settlement amounts',
    ]);
  });

  it('shows an unprotected branch, and that it was protected', async () => {
    const find = async () => {
      const { items } = await read('gitlab', 'projects');
      return items.find(i => i.draft.title === 'storefront/product-catalog')!
        .facts['repository.branch-protection'];
    };
    const open = { protected: false, directPush: true, forcePush: true };
    expect(await find()).toMatchObject(open);
    const { undo } = await act('gitlab', 'protect-branch', {
      project: 'storefront/product-catalog',
      branch: 'main',
    });
    expect(await find()).toEqual({
      branch: 'main',
      protected: true,
      directPush: false,
      forcePush: false,
    });
    await undo();
    expect(await find()).toMatchObject(open);
  });

  it('waits as long as a tool asks, and goes on', async () => {
    tools.misbehave('jira', 'rate-limit');
    const timer = setTimeout(() => tools.misbehave('jira', null), 500);
    const reading = await read('jira', 'projects');
    clearTimeout(timer);
    expect(reading).toMatchObject({ listComplete: true, problems: [] });
  });

  const failures: [Misbehaviour, string][] = [
    ['error', 'unavailable'],
    ['login-page', 'contract'],
    ['expired-token', 'auth'],
  ];
  it.each(
    connectors.flatMap(({ id }) => failures.map(f => [id, ...f] as const)),
  )(
    '%s with %s gives a typed error and proves nothing gone',
    async (tool, misbehaviour, kind) => {
      tools.misbehave(tool as Tool, misbehaviour);
      const { name } = connectorOf(tool).resources[0];
      const reading = await read(tool as Tool, name);
      tools.misbehave(tool as Tool, null);
      expect(reading.error?.kind).toBe(kind);
      expect(reading.listComplete).toBe(false);
    },
  );

  it('keeps what came before an answer that breaks off, as incomplete', async () => {
    tools.misbehave('jenkins', 'truncated');
    const reading = await read('jenkins', 'jobs');
    tools.misbehave('jenkins', null);
    expect(reading.error?.message).toContain('malformed or ends early');
    expect(reading.listComplete).toBe(false);
  });

  it('is not read with a token that has too few rights', async () => {
    for (const tool of ['gitlab', 'grafana', 'jenkins', 'jira'] as const) {
      const token = tools.credentials[tool].limitedToken;
      const { name } = connectorOf(tool).resources[0];
      const reading = await read(tool, name, { ...configOf(tool), token });
      expect(reading.error?.kind).toBe('forbidden');
      expect(reading.error?.remedy).toContain(connectorOf(tool).permissions[0]);
    }
  });
});
