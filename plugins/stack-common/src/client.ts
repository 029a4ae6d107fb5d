import {
  readJson,
  requestPlugin,
  type PluginClientOptions,
  type PluginRequest,
} from '@strata/backstage-plugin-tools-common';
import type {
  Ownership,
  ServicePage,
  ServiceQuery,
  StackFilter,
  StackMap,
  TechnologyDetail,
  TechnologyQuery,
  TechnologySummary,
} from './types';

/** What pages need from stack-backend. */
export interface StackApi {
  getMap(filter?: StackFilter): Promise<StackMap>;
  listServices(query: ServiceQuery): Promise<ServicePage>;
  listTechnologies(
    query?: TechnologyQuery,
  ): Promise<{ items: TechnologySummary[]; asOf: string }>;
  getTechnology(id: string): Promise<TechnologyDetail>;
  getOwnership(): Promise<Ownership>;
}

/** Talks to stack-backend. */
export class StackClient implements StackApi {
  constructor(private readonly options: PluginClientOptions) {}

  getMap(filter: StackFilter = {}): Promise<StackMap> {
    return this.get('/stack', { ...filter });
  }

  listServices({ select, ...query }: ServiceQuery): Promise<ServicePage> {
    return this.get('/services', {
      ...query,
      ...(select ? { [select.kind]: select.id } : {}),
    });
  }

  listTechnologies(query: TechnologyQuery = {}) {
    return this.get<{ items: TechnologySummary[]; asOf: string }>(
      '/technologies',
      { ...query },
    );
  }

  getTechnology(id: string): Promise<TechnologyDetail> {
    return this.get(`/technologies/${encodeURIComponent(id)}`, {});
  }

  getOwnership(): Promise<Ownership> {
    return this.get('/ownership', {});
  }

  private async get<T>(
    path: string,
    query: PluginRequest['query'],
  ): Promise<T> {
    return readJson(
      await requestPlugin(this.options, 'stack', ['GET', path], { query }),
    );
  }
}
