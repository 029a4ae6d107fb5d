import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { Entity } from '@backstage/catalog-model';
import type { EventParams } from '@backstage/plugin-events-node';
import type { ConnectorDefinition } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { readInstances } from '../config/readInstances';
import { Engine } from '../engine/engine';
import { indexServices } from '../links/services';
import { Linker } from '../links/linker';
import { openDatabase } from '../store/database';
import { Configured } from '../store/queries/configured';
import type { FeedRow, ItemRow, LinkRow, SyncRow } from '../store/rows';
import { testConnector, type ToolServer } from './toolServer';

export function component(
  name: string,
  annotations: Record<string, string> = {},
  owner = 'payments',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner },
  };
}

export function team(name: string, members: string[] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [], members },
  };
}

export function person(
  name: string,
  spec: { email?: string; memberOf?: string[] } = {},
): Entity {
  const { email, memberOf = [] } = spec;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { profile: { ...(email && { email }) }, memberOf },
  };
}

/** The engine on a migrated database, against a test tool, without the rest of a backend. */
export async function createHarness(
  knex: Knex,
  server: Pick<ToolServer, 'baseUrl'>,
  config: Record<string, unknown> = {},
  connector: ConnectorDefinition<any> = testConnector,
) {
  const db = await openDatabase({ getClient: async () => knex });
  const events: EventParams[] = [];
  const state = { entities: [component('checkout-api')] as Entity[] };
  const instances = readInstances(
    new ConfigReader({
      tools: {
        [connector.id]: {
          main: {
            baseUrl: server.baseUrl,
            token: 'read-canary',
            fullEveryMinutes: 0.1,
            ...config,
          },
        },
      },
    }),
    [connector],
  );
  const linker = new Linker({
    db,
    directory: {
      read: async () =>
        state.entities.length ? indexServices(state.entities, []) : undefined,
    },
    events: {
      publish: async event => {
        events.push(event);
      },
      subscribe: async () => {},
    },
    configured: new Configured(instances),
    scopeOf: (_, resource) => instances[0].config.catalog[resource] ?? 'linked',
  });
  const logger = mockServices.logger.mock();
  const engine = new Engine(instances, {
    db,
    linker,
    logger,
    retry: { baseDelayMs: 1 },
  });
  await engine.register();
  const target = engine.targets[0];
  return {
    db,
    engine,
    events,
    instances,
    linker,
    logger,
    state,
    target,
    key: { instance: 'testci.main', resource: 'jobs' },
    run: () => engine.run(target),
    titles: async () =>
      (await db<ItemRow>('tools_items').orderBy('title')).map(i => i.title),
    sync: async (): Promise<SyncRow> => db('tools_syncs').first(),
    links: async (): Promise<LinkRow[]> =>
      db('tools_links').orderBy(['item_uid', 'entity_ref']),
    feed: async (): Promise<FeedRow[]> => db('tools_feed').orderBy('seq'),
  };
}
