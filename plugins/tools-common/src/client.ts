import type { JsonObject } from '@backstage/types';
import {
  readJson,
  requestPlugin,
  type PluginClientOptions,
  type PluginRequest,
} from './request';
import type {
  Effect,
  FactRow,
  FactSourceState,
  FeedChange,
  InstanceCheck,
  ItemLink,
  Page,
  ServiceTools,
  SyncRun,
  SyncState,
  ToolInstance,
  ToolItem,
} from './types';

export interface ItemQuery {
  q?: string;
  type?: string;
  process?: string;
  instance?: string;
  /** Only items that no service is linked to. */
  unlinked?: boolean;
  limit?: number;
  cursor?: string;
}

const enc = encodeURIComponent;

/** Talks to tools-backend from browsers and from other backends; `token` is for the latter. */
export class ToolsClient {
  constructor(private readonly options: PluginClientOptions) {}

  listInstances(token?: string): Promise<{ items: ToolInstance[] }> {
    return this.send('GET', '/instances', { token });
  }

  listSyncs(token?: string): Promise<{ items: SyncState[] }> {
    return this.send('GET', '/syncs', { token });
  }

  async runSync(instance: string, resource: string, token?: string) {
    await this.send('POST', `/syncs/${enc(instance)}/${enc(resource)}/run`, {
      token,
    });
  }

  /** The last runs, newest first. */
  listSyncRuns(
    instance: string,
    resource: string,
    token?: string,
  ): Promise<{ items: SyncRun[] }> {
    const path = `/syncs/${enc(instance)}/${enc(resource)}/runs`;
    return this.send('GET', path, { token });
  }

  /** Starts to look what a run would change; its result is a run of mode `dry`. */
  dryRunSync(
    instance: string,
    resource: string,
    token?: string,
  ): Promise<{ started: boolean }> {
    const path = `/syncs/${enc(instance)}/${enc(resource)}/dry-run`;
    return this.send('POST', path, { token });
  }

  /** Stops, or allows again, runs by schedule. */
  async pauseSync(
    instance: string,
    resource: string,
    paused: boolean,
    token?: string,
  ) {
    const path = `/syncs/${enc(instance)}/${enc(resource)}/pause`;
    await this.send('PUT', path, { token, body: { paused } });
  }

  /** Tries address, credential and permissions of a configured tool. */
  checkInstance(instance: string, token?: string): Promise<InstanceCheck> {
    return this.send('POST', `/instances/${enc(instance)}/check`, { token });
  }

  /** Accepts or refuses the removals held back for one sync. */
  async decideRemovals(
    instance: string,
    resource: string,
    decision: 'accept' | 'refuse',
    token?: string,
  ) {
    const path = `/syncs/${enc(instance)}/${enc(resource)}/held`;
    await this.send('POST', path, { token, body: { decision } });
  }

  /** Removes everything of a sync that is not configured any more. */
  async removeRetired(instance: string, resource: string, token?: string) {
    const path = `/syncs/${enc(instance)}/${enc(resource)}`;
    await this.send('DELETE', path, { token });
  }

  listItems(query: ItemQuery, token?: string): Promise<Page<ToolItem>> {
    return this.send('GET', '/items', { token, query: { ...query } });
  }

  getServiceTools(entityRef: string, token?: string): Promise<ServiceTools> {
    return this.send('GET', '/services/tools', { token, query: { entityRef } });
  }

  /** Reads again, now, every sync that has an item of the service. */
  async refreshService(entityRef: string, token?: string) {
    await this.send('POST', '/services/refresh', {
      token,
      body: { entityRef },
    });
  }

  linkItem(
    link: { itemUid: string; entityRef: string },
    token?: string,
  ): Promise<ItemLink> {
    return this.send('POST', '/links', { token, body: link });
  }

  decideLink(
    linkId: string,
    decision: 'accept' | 'reject',
    token?: string,
  ): Promise<ItemLink> {
    const path = `/links/${enc(linkId)}/decision`;
    return this.send('POST', path, { token, body: { decision } });
  }

  listFacts(
    query: { factId?: string; cursor?: string; limit?: number },
    token?: string,
  ): Promise<Page<FactRow>> {
    return this.send('GET', '/facts', { token, query: { ...query } });
  }

  listFactSources(token?: string): Promise<{ items: FactSourceState[] }> {
    return this.send('GET', '/fact-sources', { token });
  }

  /** Only the catalog's own principal may call this. */
  getFeed(
    query: { after: number; limit: number },
    token?: string,
  ): Promise<{ items: FeedChange[]; latest: number }> {
    return this.send('GET', '/feed', { token, query: { ...query } });
  }

  runAction(
    action: {
      instance: string;
      action: string;
      input: JsonObject;
      dryRun?: boolean;
      /** Groups the effects of one task, so that they can be undone together. */
      correlationId?: string;
    },
    token?: string,
  ): Promise<Effect> {
    return this.send('POST', '/actions', { token, body: action });
  }

  listEffects(
    correlationId: string,
    token?: string,
  ): Promise<{ items: Effect[] }> {
    return this.send('GET', '/effects', { token, query: { correlationId } });
  }

  undoEffect(effectId: string, token?: string): Promise<Effect> {
    return this.send('POST', `/effects/${enc(effectId)}/undo`, { token });
  }

  private async send<T>(
    method: string,
    path: string,
    request: PluginRequest,
  ): Promise<T> {
    return readJson(
      await requestPlugin(this.options, 'tools', [method, path], request),
    );
  }
}
