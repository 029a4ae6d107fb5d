import {
  coreServices,
  createServiceFactory,
  resolvePackagePath,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import catalogModuleTools from '@strata/backstage-plugin-catalog-backend-module-tools';
import toolsPlugin from '@strata/backstage-plugin-tools-backend';
import {
  ToolsClient,
  type SyncState,
} from '@strata/backstage-plugin-tools-common';
import { startDemoTools, type DemoTools } from '@strata/demo-tools';
import type { Knex } from 'knex';
import { setTimeout as wait } from 'node:timers/promises';

type Task = SchedulerServiceTaskInvocationDefinition;

/** Keeps tasks for a test to run, one run of each at a time as the real scheduler has it. */
class ManualScheduler {
  private readonly tasks = new Map<string, Task>();
  private readonly running = new Map<string, Promise<void>>();

  readonly factory = mockServices.scheduler.mock({
    scheduleTask: async (task: Task) => void this.tasks.set(task.id, task),
    triggerTask: async (id: string) => {
      if (this.running.has(id)) throw new ConflictError(`${id} is running`);
      await this.start(id);
    },
  }).factory;

  async run(id: string): Promise<void> {
    await this.running.get(id);
    await this.start(id);
  }

  private async start(id: string): Promise<void> {
    const { fn } = this.tasks.get(id)!;
    const run = Promise.resolve(fn(new AbortController().signal));
    this.running.set(id, run);
    await run.finally(() => this.running.delete(id));
  }
}

/** Catalog, tools and the module between them as the portal has them, on the demo company's tools. */
export async function startToolsPortal(
  databases: TestDatabases,
  databaseId: Parameters<TestDatabases['init']>[0],
) {
  const demo = await startDemoTools({ ports: 0 });
  const knexOf = new Map<string, Knex>();
  const scheduler = new ManualScheduler();
  const events = mockServices.events();
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      toolsPlugin,
      catalogModuleTools,
      mockServices.rootConfig.factory({ data: configOf(demo) }),
      scheduler.factory,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        async factory({ plugin }) {
          const id = plugin.getId();
          const knex = knexOf.get(id) ?? (await databases.init(databaseId));
          knexOf.set(id, knex);
          return mockServices.database.mock({ getClient: async () => knex });
        },
      }),
    ],
  });
  const tools = new ToolsClient({
    discoveryApi: {
      getBaseUrl: async id =>
        `http://localhost:${backend.server.port()}/api/${id}`,
    },
  });
  const token = mockCredentials.user.token();
  return {
    demo,
    catalogDb: knexOf.get('catalog')!,
    toolsDb: knexOf.get('tools')!,
    /** Runs every sync, each completely, then lets the catalog follow the feed as its next tick would. */
    async syncAll() {
      const { items } = await tools.listSyncs(token);
      for (const { instance, resource } of items) {
        await tools.runSync(instance, resource, token);
      }
      await until('the syncs', async () => {
        const states = (await tools.listSyncs(token)).items;
        return states.every(({ outcome }) => outcome !== 'running');
      });
      const ended = (await tools.listSyncs(token)).items;
      const bad = ended.filter(({ outcome }) => outcome !== 'complete');
      if (bad.length) throw new Error(JSON.stringify(bad));
      await scheduler.run('strata-tools-feed');
    },
    /** The sync of a resource, as the Syncs page has it. */
    async syncOf(instance: string, resource: string) {
      const { items } = await tools.listSyncs(token);
      const is = (sync: SyncState) =>
        sync.instance === instance && sync.resource === resource;
      return items.find(is)!;
    },
    link: (itemUid: string, entityRef: string) =>
      tools.linkItem({ itemUid, entityRef }, token),
    /** Matches items and services, as happens each minute. */
    relink: () => scheduler.run('links'),
    async stop() {
      await backend.stop();
      await demo.stop();
    },
  };
}

export type ToolsPortal = Awaited<ReturnType<typeof startToolsPortal>>;

/** Asks until the answer is yes. */
export async function until(
  what: string,
  look: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + 120_000;
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}`);
    await wait(200);
  }
}

function configOf({ urls, credentials }: DemoTools) {
  const toolOf = (tool: keyof DemoTools['urls']) => {
    const { username, token } = credentials[tool];
    const login = tool === 'prometheus' ? {} : { username, token };
    return { main: { baseUrl: urls[tool], ...login } };
  };
  const files = ['groups', 'users', 'systems', 'components'];
  return {
    tools: {
      gitlab: toolOf('gitlab'),
      jenkins: toolOf('jenkins'),
      grafana: toolOf('grafana'),
      jira: toolOf('jira'),
      prometheus: toolOf('prometheus'),
    },
    catalog: {
      processingInterval: { hours: 1 },
      rules: [{ allow: ['Group', 'User', 'System', 'Component', 'Location'] }],
      locations: files.map(name => ({
        type: 'file',
        target: resolvePackagePath(
          '@strata/demo-tools',
          `catalog/${name}.yaml`,
        ),
      })),
    },
  };
}
