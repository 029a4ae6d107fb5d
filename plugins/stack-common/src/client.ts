import { ResponseError } from '@backstage/errors';
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

interface StackClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi?: { fetch: typeof fetch };
}

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
  constructor(private readonly options: StackClientOptions) {}

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
    query: Record<string, string | number | boolean | undefined>,
  ): Promise<T> {
    const base = await this.options.discoveryApi.getBaseUrl('stack');
    const url = new URL(`${base}${path}`);
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.set(key, String(value));
    }
    const doFetch = this.options.fetchApi?.fetch ?? fetch;
    const response = await doFetch(url);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
