import type { JsonObject } from '@backstage/types';
import {
  createConnectorContext,
  readConnector,
} from '@strata/backstage-plugin-tools-node';
import { startDemoTools, type DemoTools, type Tool } from '@strata/demo-tools';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFakeJumpserver } from './__testUtils__/fakeJumpserver';
import { startFakePrometheus } from './__testUtils__/fakePrometheus';
import type { FakeServer } from './__testUtils__/fakeServer';
import { connectors } from './index.generated';

jest.setTimeout(120_000);

/** A POST that only asks. */
const ASKING = ['/api/v1/format_query'];

const NOW = new Date('2026-03-02T12:00:00Z');

const folder = { uid: 'returns', title: 'Returns' };

/** Each is made where it is not yet; `resources` are the lists that show it. */
const changes: {
  tool: string;
  action: string;
  resources: string[];
  input: JsonObject;
}[] = [
  {
    tool: 'gitlab',
    action: 'create-project',
    resources: ['projects'],
    input: {
      namespace: 'storefront',
      name: 'returns-api',
      description: 'Takes parcels back',
    },
  },
  {
    tool: 'gitlab',
    action: 'protect-branch',
    resources: ['projects'],
    input: { project: 'storefront/product-catalog', branch: 'main' },
  },
  {
    tool: 'jenkins',
    action: 'create-job',
    resources: ['jobs'],
    input: {
      folder: 'storefront',
      name: 'returns-api',
      repositoryUrl: 'http://git.example/storefront/returns-api.git',
    },
  },
  {
    tool: 'grafana',
    action: 'import-dashboard',
    resources: ['dashboards', 'folders'],
    input: {
      folder,
      dashboard: { uid: 'returns', title: 'Returns API', panels: [] },
    },
  },
  {
    tool: 'grafana',
    action: 'import-alert-rules',
    resources: ['alert-rules', 'folders'],
    input: {
      folder,
      group: 'returns-api',
      rules: [
        {
          uid: 'returns-down',
          title: 'ReturnsDown',
          condition: 'A',
          data: [{ refId: 'A' }],
          labels: { service: 'returns-api' },
        },
      ],
    },
  },
  {
    tool: 'jira',
    action: 'create-project',
    resources: ['projects'],
    input: {
      key: 'RET',
      name: 'Returns',
      leadEmail: 'mia.chen@larkfield.example',
    },
  },
  {
    tool: 'prometheus',
    action: 'write-rule-file',
    resources: ['rules'],
    input: {
      file: 'returns.yml',
      groups: [
        {
          name: 'returns',
          rules: [
            {
              alert: 'ReturnsDown',
              expr: 'up == 0',
              for: '5m',
              labels: { service: 'returns-api' },
              annotations: { summary: 'Down' },
            },
          ],
        },
      ],
    },
  },
  {
    tool: 'jumpserver',
    action: 'grant-access',
    resources: ['permissions'],
    input: {
      name: 'returns on call',
      users: ['ann'],
      userGroups: ['payments'],
      assets: ['web-1'],
      nodes: ['/Default/payments'],
      accounts: ['deploy'],
      expiresAt: '2026-03-09T12:00:00Z',
    },
  },
];

describe('write actions', () => {
  const ruleFolder = mkdtempSync(join(tmpdir(), 'strata-rules-'));
  let demo: DemoTools;
  let prometheus: FakeServer;
  let jumpserver: FakeServer;
  /** Methods and paths of what tools were asked to change. */
  const writes: string[] = [];
  const listen = (message: any) => {
    const { method, path } = message.request;
    if (method !== 'GET' && !ASKING.includes(path)) {
      writes.push(`${method} ${path}`);
    }
  };

  beforeAll(async () => {
    demo = await startDemoTools({ ports: 0 });
    prometheus = await startFakePrometheus(ruleFolder);
    jumpserver = await startFakeJumpserver();
    subscribe('undici:request:create', listen);
  });
  afterAll(async () => {
    unsubscribe('undici:request:create', listen);
    await demo?.stop();
    prometheus?.close();
    jumpserver?.close();
    rmSync(ruleFolder, { recursive: true });
  });

  function configOf(tool: string): JsonObject {
    if (tool === 'prometheus') return { baseUrl: prometheus.url, ruleFolder };
    if (tool === 'jumpserver') {
      const organization = '11111111-1111-4111-8111-111111111111';
      const token = 'any';
      return {
        baseUrl: jumpserver.url,
        token,
        writeToken: token,
        organization,
      };
    }
    const { username, token, writeToken } = demo.credentials[tool as Tool];
    const baseUrl = demo.urls[tool as Tool];
    // Merge requests are most of what is read, and no action changes them.
    const few = tool === 'gitlab' ? { mergeRequestSample: 1 } : {};
    return { baseUrl, username, token, writeToken, ...few };
  }

  it('are all here', () => {
    const declared = connectors.flatMap(({ id, actions = [] }) =>
      actions.map(({ name }) => `${id} ${name}`),
    );
    const tried = changes.map(({ tool, action }) => `${tool} ${action}`);
    expect(tried.sort()).toEqual(declared.sort());
  });

  it.each(changes)(
    '$tool $action is planned without a change, made once and taken back',
    async ({ tool, action: name, resources, input }) => {
      const connector = connectors.find(({ id }) => id === tool)!;
      const action = connector.actions!.find(one => one.name === name)!;
      const { context } = createConnectorContext(connector, configOf(tool), {
        now: NOW,
      });
      const parsed = action.input.parse(input);
      const state = async () => {
        const options = { resources, now: NOW };
        const read = await readConnector(connector, configOf(tool), options);
        const items = Object.values(read).flatMap(reading => {
          expect(reading.error).toBeUndefined();
          return reading.items.map(({ draft, facts }) => [draft, facts]);
        });
        return { items, files: readdirSync(ruleFolder) };
      };
      const before = await state();
      writes.length = 0;

      const plan = await action.plan(parsed, context);
      expect(plan.unchanged).toBe(false);
      expect(writes).toEqual([]);
      expect(await state()).toEqual(before);

      const made = await action.apply(parsed, context);
      expect(made).toMatchObject({ unchanged: false });
      expect(made.url ?? configOf(tool).baseUrl).toContain(
        configOf(tool).baseUrl,
      );
      expect(writes).not.toEqual([]);
      const after = await state();
      expect(after.items).not.toEqual(before.items);

      writes.length = 0;
      expect((await action.plan(parsed, context)).unchanged).toBe(true);
      const again = await action.apply(parsed, context);
      expect(again.unchanged).toBe(true);
      expect(again.undo).toBeUndefined();
      expect(writes).toEqual([]);
      expect(await state()).toEqual(after);

      const stored = JSON.parse(JSON.stringify(made.undo));
      await action.undo!(stored, context);
      expect(await state()).toEqual(before);
      expect(await action.plan(parsed, context)).toEqual(plan);

      // As where the process was killed before it could keep what came of it.
      expect((await action.apply(parsed, context)).unchanged).toBe(false);
      for (const _ of ['first', 'again']) {
        await action.undo!(JSON.parse(JSON.stringify(plan.undo)), context);
        expect(await state()).toEqual(before);
      }
    },
  );
});
