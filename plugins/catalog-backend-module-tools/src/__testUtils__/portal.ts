import {
  createServiceFactory,
  coreServices,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { CatalogClient } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { catalogModuleTools } from '../module';
import { TASK_ID } from '../schedule';
import type { FakeTools } from './FakeTools';

type Task = SchedulerServiceTaskInvocationDefinition;
type DatabaseId = Parameters<TestDatabases['init']>[0];

/** A backend with the real catalog on a real database; the test decides when the task ticks. */
export async function startPortal(options: {
  databases: TestDatabases;
  databaseId: string;
  tools: FakeTools;
  config?: JsonObject;
  knex?: Knex;
}) {
  const tasks = new Map<string, Task>();
  const knex =
    options.knex ??
    (await options.databases.init(options.databaseId as DatabaseId));
  const warn = jest.fn();
  const logger = mockServices.logger.mock({
    warn,
    child: () => logger,
  });
  const events = mockServices.events();
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: {
          catalog: { stitchingStrategy: { mode: 'immediate' } },
          ...options.config,
        },
      }),
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
      mockServices.scheduler.mock({
        scheduleTask: async (task: Task) => void tasks.set(task.id, task),
      }).factory,
      catalogPlugin,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      catalogModuleTools,
      options.tools.feature,
    ],
  });
  const catalog = new CatalogClient({
    discoveryApi: {
      getBaseUrl: async id =>
        `http://localhost:${backend.server.port()}/api/${id}`,
    },
  });
  const entities = async (): Promise<Entity[]> =>
    (await catalog.getEntities()).items;
  return {
    knex,
    warn,
    catalog,
    entities,
    task: tasks.get(TASK_ID)!,
    tick: async () => tasks.get(TASK_ID)!.fn(new AbortController().signal),
    /** The entities of one kind, once there are as many as expected. */
    untilEntities: (count: number, type = 'ci-job') =>
      until(async () => {
        const filter = { 'spec.type': type };
        const { items } = await catalog.getEntities({ filter });
        if (items.length !== count) {
          throw new Error(`${items.length} of ${count} entities are visible`);
        }
        return items;
      }),
    publish: (topic: string) => events.publish({ topic, eventPayload: {} }),
    stop: () => backend.stop(),
  };
}

/** Asks until the answer is no error. */
export async function until<T>(attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
}

/** Statements that write, apart from the catalog's own processing loop. */
export function recordWrites(knex: Knex): string[] {
  const writes: string[] = [];
  knex.on('query', ({ sql }: { sql: string }) => {
    if (
      /^\s*(insert|update|delete|with .* (insert|update|delete))/is.test(sql)
    ) {
      writes.push(sql);
    }
  });
  return writes;
}
