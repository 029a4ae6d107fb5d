import type { JsonObject } from '@backstage/types';
import {
  readJson,
  requestPlugin,
  type PluginClientOptions,
  type PluginRequest,
} from './request';
import type {
  AccountDecision,
  AccountOverview,
  AccountQuery,
  ToolAccount,
} from './accounts';
import type {
  DanglingAnnotation,
  Effect,
  FactRow,
  FactSourceState,
  FeedChange,
  FeedVerdict,
  HeldRemovals,
  InstanceCheck,
  InstanceWebhooks,
  ItemLink,
  LinkConflict,
  LinkCoverage,
  LinkDecisionResult,
  LinkSource,
  Page,
  RemovalDecision,
  RemovalGroup,
  ServiceTools,
  SyncRun,
  Suggestion,
  SyncState,
  SyncTrend,
  ToolInstance,
  ToolItem,
  UncoveredService,
  UnregisteredRepository,
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

/** Which of the open links; those of all teams where no team is named. */
export interface OpenLinkQuery {
  /** Entity ref of the group that owns the service. */
  team?: string;
  limit?: number;
  cursor?: string;
}

export interface SuggestionQuery extends OpenLinkQuery {
  /** Entity ref of the service. */
  entityRef?: string;
  process?: string;
  instance?: string;
  source?: LinkSource;
  /** Least confidence in percent. */
  minPercent?: number;
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

  /** How the last runs of every sync went. */
  listSyncTrends(token?: string): Promise<{ items: SyncTrend[] }> {
    return this.send('GET', '/syncs/trends', { token });
  }

  /** Nothing has started where the sync runs already, or another process reads the tool. */
  runSync(
    instance: string,
    resource: string,
    token?: string,
  ): Promise<{ started: boolean }> {
    const path = `/syncs/${enc(instance)}/${enc(resource)}/run`;
    return this.send('POST', path, { token });
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

  /** Whether webhooks of a tool arrive, and how to set them up. */
  getWebhooks(instance: string, token?: string): Promise<InstanceWebhooks> {
    return this.send('GET', `/instances/${enc(instance)}/webhooks`, { token });
  }

  /** Removals that a person decides, with what names the list as it is now. */
  listHeldRemovals(
    instance: string,
    resource: string,
    query: { group?: RemovalGroup; limit?: number; cursor?: string },
    token?: string,
  ): Promise<HeldRemovals> {
    const path = `/syncs/${enc(instance)}/${enc(resource)}/held`;
    return this.send('GET', path, { token, query: { ...query } });
  }

  /** Accepts or refuses all removals of a list, which must be as it was shown. */
  async decideRemovals(
    instance: string,
    resource: string,
    decision: RemovalDecision,
    token?: string,
  ) {
    const path = `/syncs/${enc(instance)}/${enc(resource)}/held`;
    await this.send('POST', path, { token, body: { ...decision } });
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

  /** Reads again, now, every sync that has an item of the service: so many there are. */
  refreshService(
    entityRef: string,
    token?: string,
  ): Promise<{ syncs: number }> {
    const body = { entityRef };
    return this.send('POST', '/services/refresh', { token, body });
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

  /** What rules are not sure of, the likeliest first. */
  listSuggestions(
    query: SuggestionQuery,
    token?: string,
  ): Promise<Page<Suggestion>> {
    const path = '/links/suggestions';
    return this.send('GET', path, { token, query: { ...query } });
  }

  /** Accepts or rejects up to 500 suggestions; each has a result of its own. */
  decideLinks(
    ids: string[],
    decision: 'accept' | 'reject',
    token?: string,
  ): Promise<{ results: LinkDecisionResult[] }> {
    const body = { ids, decision };
    return this.send('POST', '/links/decisions', { token, body });
  }

  listConflicts(
    query: OpenLinkQuery,
    token?: string,
  ): Promise<Page<LinkConflict>> {
    const path = '/links/conflicts';
    return this.send('GET', path, { token, query: { ...query } });
  }

  /** Says for good which of the services that claim an item have it. */
  settleConflict(
    itemUid: string,
    keep: string[],
    token?: string,
  ): Promise<{ claims: ItemLink[] }> {
    const path = `/links/conflicts/${enc(itemUid)}/settlement`;
    return this.send('POST', path, { token, body: { keep } });
  }

  listDanglingAnnotations(
    query: OpenLinkQuery,
    token?: string,
  ): Promise<Page<DanglingAnnotation>> {
    const path = '/links/dangling-annotations';
    return this.send('GET', path, { token, query: { ...query } });
  }

  getLinkCoverage(token?: string): Promise<LinkCoverage> {
    return this.send('GET', '/links/coverage', { token });
  }

  /** The services of a team, or those of nobody, that have no item for a process. */
  listUncoveredServices(
    query: OpenLinkQuery & { process: string },
    token?: string,
  ): Promise<Page<UncoveredService>> {
    const path = '/links/coverage/missing';
    return this.send('GET', path, { token, query: { ...query } });
  }

  /** Repositories that no service has, each with a catalog file to register or to add. */
  listUnregistered(
    query: OpenLinkQuery,
    token?: string,
  ): Promise<Page<UnregisteredRepository>> {
    const path = '/links/unregistered';
    return this.send('GET', path, { token, query: { ...query } });
  }

  /** Accounts by team, as far as the caller may see them. */
  getAccountOverview(token?: string): Promise<AccountOverview> {
    return this.send('GET', '/accounts/overview', { token });
  }

  /** Accounts that somebody has to look at, those of people who left first. */
  listAccounts(
    query: AccountQuery,
    token?: string,
  ): Promise<Page<ToolAccount>> {
    return this.send('GET', '/accounts', { token, query: { ...query } });
  }

  /** The same accounts, all of them, as a table for a spreadsheet. */
  async exportAccounts(
    query: Omit<AccountQuery, 'limit' | 'cursor'>,
    token?: string,
  ): Promise<string> {
    const target: [string, string] = ['GET', '/accounts.csv'];
    const response = await requestPlugin(this.options, 'tools', target, {
      token,
      query: { ...query },
    });
    return response.text();
  }

  /** Says for good whose an account is, or is not. */
  decideAccount(
    uid: string,
    decision: AccountDecision,
    token?: string,
  ): Promise<ToolAccount> {
    const path = `/accounts/${enc(uid)}/decision`;
    return this.send('POST', path, { token, body: decision });
  }

  /** Believes the catalog that all Users who are missing from it have left. */
  async acceptLeavers(token?: string) {
    await this.send('POST', '/accounts/held-leavers/accept', { token });
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

  /** Tells which items the catalog refuses, or takes again; for its own principal only. */
  async reportVerdicts(items: FeedVerdict[], token?: string) {
    await this.send('POST', '/feed/verdicts', { token, body: { items } });
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
