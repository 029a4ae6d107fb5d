import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import toolsPlugin from '@strata/backstage-plugin-tools-backend';
import type {
  Effect,
  FactRow,
  SyncState,
  ToolItem,
} from '@strata/backstage-plugin-tools-common';
import { ACCOUNT_TYPE } from '@strata/backstage-plugin-tools-node';
import createKnex, { type Knex } from 'knex';
import { setTimeout as wait } from 'node:timers/promises';

/** The instance under `tools.<connector>` that the tests configure. */
export const INSTANCE = 'real';

/** How long one read of a test's few items may take. */
const PATIENCE_SECONDS = 60;

const caller = mockCredentials.service.header({
  onBehalfOf: mockCredentials.service('plugin:compliance'),
  targetPluginId: 'tools',
});

const person = mockCredentials.user.header();

export interface StoredAccount {
  uid: string;
  resource: string;
  /** What is signed in with, where it is known. */
  title: string;
  externalId: string;
}

/** Strata Tools with one instance of one connector, on a database in memory, over its own API. */
export class Portal {
  /** Statements that wrote items, status, facts, links or the feed since `forgetWrites`. */
  readonly writes: string[] = [];

  private constructor(
    private readonly url: string,
    private readonly connector: string,
    private readonly knex: Knex,
    readonly stop: () => Promise<void>,
  ) {}

  static async start(
    connector: string,
    config: JsonObject,
    /** The plugin and modules of it; default the plugin of this repository. */
    features: BackendFeature[] = [toolsPlugin],
  ): Promise<Portal> {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
      // A database in memory is another one for each connection.
      pool: { min: 1, max: 1 },
    });
    const backend = await startTestBackend({
      features: [
        ...features,
        createServiceFactory({
          service: coreServices.database,
          deps: {},
          factory: () => ({ getClient: async () => knex }),
        }),
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: {
            tools: { [connector]: { [INSTANCE]: config } },
          },
        }),
      ],
    });
    const portal = new Portal(
      `http://127.0.0.1:${backend.server.port()}/api/tools`,
      connector,
      knex,
      async () => {
        await backend.stop();
        await knex.destroy();
      },
    );
    knex.on('query', ({ sql }: { sql: string }) => {
      const report = /tools_(syncs|runs|checkpoints|kept_pages)/.test(sql);
      if (/^(insert|update|delete)/i.test(sql) && !report) {
        portal.writes.push(sql);
      }
    });
    return portal;
  }

  /** Runs every resource once and returns how each went. */
  async sync(): Promise<SyncState[]> {
    await this.settle();
    const before = await this.syncs();
    for (const { instance, resource } of before) {
      await this.call('POST', `/syncs/${instance}/${resource}/run`);
    }
    return this.settle();
  }

  syncs(): Promise<SyncState[]> {
    return this.all('/syncs');
  }

  items(): Promise<ToolItem[]> {
    return this.all('/items');
  }

  /** Accounts as they are stored: no list has them before they are matched with people. */
  async accounts(): Promise<StoredAccount[]> {
    const rows = await this.knex('tools_items')
      .where('type', ACCOUNT_TYPE)
      .select('uid', 'resource', 'external_id', 'attributes');
    return rows.map(({ external_id: externalId, attributes, ...row }) => {
      const known = JSON.parse(attributes);
      return {
        ...row,
        ...known,
        title: known.username ?? externalId,
        externalId,
      };
    });
  }

  facts(): Promise<FactRow[]> {
    return this.all('/facts');
  }

  /** Where the tool sends its webhooks to. */
  get webhookAddress(): string {
    return `${this.url}/webhooks/${this.connector}/${INSTANCE}`;
  }

  /** Makes a change in the tool, on behalf of a person. */
  act(
    action: string,
    input: JsonObject,
    options: { dryRun?: boolean } = {},
  ): Promise<Effect> {
    const instance = `${this.connector}.${INSTANCE}`;
    const body = { instance, action, input, ...options };
    return this.call('POST', '/actions', { body, as: person });
  }

  undo({ id }: Effect): Promise<Effect> {
    return this.call('POST', `/effects/${id}/undo`, { as: person });
  }

  private async settle(): Promise<SyncState[]> {
    const deadline = Date.now() + PATIENCE_SECONDS * 1000;
    for (;;) {
      const states = await this.syncs();
      if (states.every(({ outcome }) => outcome !== 'running')) return states;
      if (Date.now() > deadline) throw new Error('A sync did not end');
      await wait(50);
    }
  }

  private async all<T>(path: string): Promise<T[]> {
    const rows: T[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
      const page = await this.call('GET', `${path}${query}`);
      rows.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return rows;
  }

  private async call(
    method: string,
    path: string,
    { body: sent, as = caller }: { body?: object; as?: string } = {},
  ) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: { authorization: as, 'content-type': 'application/json' },
      body: sent && JSON.stringify(sent),
    });
    const body: any = await response.json();
    if (response.ok) return body;
    throw new Error(
      `${method} ${path}: ${response.status} ${body.error?.message}`,
    );
  }
}
