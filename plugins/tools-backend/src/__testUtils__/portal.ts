import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { toolsConnectorsExtensionPoint } from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import request from 'supertest';
import { toolsPlugin } from '../plugin';
import { component, team } from './harness';
import { testConnector, type ToolServer } from './toolServer';

/** May see what is restricted, because the instance names them. */
export const insider = mockCredentials.user.header('user:default/insider');
export const outsider = mockCredentials.user.header('user:default/outsider');
export const catalog = serviceHeader('plugin:catalog');
export const compliance = serviceHeader('plugin:compliance');

function serviceHeader(subject: string): string {
  return mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId: 'tools',
  });
}

const testConnectorModule = createBackendModule({
  pluginId: 'tools',
  moduleId: 'test-connector',
  register(env) {
    env.registerInit({
      deps: { connectors: toolsConnectorsExtensionPoint },
      async init({ connectors }) {
        connectors.addConnector(testConnector);
      },
    });
  },
});

/** By default two services of one team. */
function catalogOf(entities?: Entity[]): BackendFeature {
  return catalogServiceMock.factory({
    entities: entities ?? [
      component('checkout-api'),
      component('cart-api'),
      team('payments'),
    ],
  });
}

/** A catalog that changes while the test runs, and fails where there is none. */
export function changingCatalog(state: {
  entities: Entity[] | undefined;
}): BackendFeature {
  return createServiceFactory({
    service: catalogServiceRef,
    deps: {},
    factory: () => {
      const now = () => {
        if (!state.entities) throw new Error('The catalog is down');
        return catalogServiceMock({ entities: state.entities });
      };
      return catalogServiceMock.mock({
        queryEntities: (asked, options) => now().queryEntities(asked, options),
      });
    },
  });
}

/** The plugin as a backend has it, with one instance of the test tool, which is read once. */
export async function startPortal(options: {
  knex: Knex;
  tool: ToolServer;
  /** Key below `tools.testci`. Default `main`. */
  instance?: string;
  config?: Record<string, unknown>;
  /** The whole configuration, in place of one with the instance. */
  root?: JsonObject;
  /** Names of permissions that nobody has. */
  denied?: ReadonlySet<string>;
  /** What the catalog holds, by default two services of one team. */
  entities?: Entity[];
  /** Instead of `entities`. */
  catalog?: BackendFeature;
  features?: BackendFeature[];
  /** Configuration beside the test tool: further connectors below `tools`, and whole sections. */
  tools?: Record<string, unknown>;
  sections?: Record<string, unknown>;
}) {
  const { knex, tool, instance = 'main', config, denied } = options;
  const scheduler = mockServices.scheduler();
  const events = mockServices.events();
  const auditEvent = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => auditEvent),
  });
  const permissions = mockServices.permissions.mock({
    authorize: async questions =>
      questions.map(({ permission }) => ({
        result: denied?.has(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
  });
  const backend = await startTestBackend({
    features: [
      toolsPlugin,
      testConnectorModule,
      ...(options.features ?? []),
      mockServices.database.mock({ getClient: async () => knex }).factory,
      auditor.factory,
      permissions.factory,
      createServiceFactory({
        service: eventsServiceRef,
        deps: {},
        factory: () => events,
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      options.catalog ?? catalogOf(options.entities),
      mockServices.rootConfig.factory({
        data: options.root ?? {
          ...options.sections,
          tools: {
            ...options.tools,
            testci: {
              [instance]: {
                baseUrl: tool.baseUrl,
                token: 'read-canary',
                fullEveryMinutes: 0.1,
                visibility: { groups: ['user:default/insider'] },
                ...config,
              },
            },
          },
        },
      }),
    ],
  });
  const send =
    (method: 'get' | 'post' | 'put' | 'delete') =>
    (path: string, body?: object, auth = insider) =>
      request(backend.server)
        [method](`/api/tools${path}`)
        .set('authorization', auth)
        .send(body);
  const get = (path: string, auth = insider) =>
    send('get')(path, undefined, auth);
  const post = send('post');

  /** Waits until no sync runs. */
  async function settle() {
    for (let tries = 0; tries < 1000; tries++) {
      const { body } = await get('/syncs', compliance);
      const states: SyncState[] = body.items;
      if (states.every(({ outcome }) => outcome !== 'running')) return;
      await new Promise(done => setTimeout(done, 20));
    }
    throw new Error('A sync did not end');
  }

  async function sync() {
    await post(
      `/syncs/testci.${instance}/jobs/run`,
      undefined,
      compliance,
    ).expect(202);
    await settle();
  }

  await sync();
  jest.clearAllMocks();
  return {
    get,
    post,
    put: send('put'),
    /** A POST without a credential. */
    raw: (path: string) => request(backend.server).post(`/api/tools${path}`),
    /** Of the real server. */
    port: () => backend.server.port(),
    events,
    /** What the backend does by itself every few seconds, and every half a minute. */
    tick: () => scheduler.triggerTask('webhooks'),
    tidy: () => scheduler.triggerTask('webhooks-tidy'),
    /** Begins the syncs that are due, as the backend does every few seconds. */
    runDue: () => scheduler.triggerTask('syncs'),
    remove: (path: string, auth?: string) =>
      send('delete')(path, undefined, auth),
    settle,
    sync,
    /** Matches all items again, as the backend does each minute. */
    relink: () => scheduler.triggerTask('links'),
    auditor,
    auditEvent,
    stop: () => backend.stop(),
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;
