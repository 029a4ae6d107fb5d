import type { z } from 'zod';
import type { ApiClient, ListPage } from '../define/api';
import type { ConnectorError } from '../define/errors';
import type { ApiResponse } from '../define/request';
import type { ConnectorInstance } from '../instance';
import { CallBudget } from './budget';
import { createFetch } from './connection';
import { contractError, errorForKind, type Speaker } from './failures';
import { createToolGate, type Gate } from './gate';
import { paginate } from './paginate';
import { conditionally } from './paginate/conditional';
import type { Query } from './paginate/types';
import { redact } from './reason';
import { createRequest } from './request';
import { defaultRetryPolicy, type RetryPolicy } from './retry';
import { speakerFor } from './speaker';
import type { TransportOptions } from './transport';

export interface ApiClientOptions {
  instance: ConnectorInstance;
  signal?: AbortSignal;
  /** Shared by all clients of one instance; default a gate of its own. */
  gate?: Gate;
  /** What counts, and bounds, the requests; default one without a bound. */
  budget?: CallBudget;
  retry?: Partial<RetryPolicy>;
  onRefused?: TransportOptions['onRefused'];
  /** Name of the action whose credential changes have. */
  action?: string;
  /** Whether reads, too, have the credential for changes. */
  write?: boolean;
  /** Milliseconds for one attempt. Default 30 seconds. */
  timeoutMs?: number;
  /** Default 20 MiB. */
  maxBytes?: number;
}

/** An `ApiClient` that counts the requests that left this machine. */
export interface CountingApiClient extends ApiClient {
  calls(): number;
}

/** The HTTP client of one run against one instance of a tool. */
export function createApiClient(options: ApiClientOptions): CountingApiClient {
  const { config, definition } = options.instance;
  const who = speakerFor(options.instance, options.action);
  const baseUrl = config.baseUrl.replace(/\/+$/, '');
  const apiUrl = `${baseUrl}${definition.api.basePath ?? ''}`;
  const budget = options.budget ?? new CallBudget(who);
  const secrets = secretsOf(options.instance);
  const request = createRequest({
    instance: options.instance,
    action: options.action,
    write: options.write,
    who,
    apiUrl,
    gate: options.gate ?? createToolGate(options.instance),
    policy: { ...defaultRetryPolicy, ...options.retry },
    transport: {
      who,
      baseUrl,
      signal: options.signal,
      timeoutMs: options.timeoutMs ?? 30_000,
      maxBytes: options.maxBytes ?? 20 * 1024 * 1024,
      secrets,
      fetch: createFetch(config.tls),
      jsonPrefix: definition.api.jsonPrefix,
      onRefused: options.onRefused,
      onCall: () => budget.spend(),
      errorKind: definition.api.errorKind,
    },
  });
  return {
    ...createReader(request, { who, apiUrl, secrets }),
    baseUrl,
    request,
    calls: () => budget.spent,
  };
}

/** The reading shorthands of a client. */
function createReader(
  request: ApiClient['request'],
  { who, apiUrl, secrets }: { who: Speaker; apiUrl: string; secrets: string[] },
): Pick<ApiClient, 'get' | 'ask' | 'find' | 'failure' | 'pages'> {
  const failAt =
    (path: string, method = 'GET') =>
    (problem: string) =>
      contractError(
        who,
        { method, path: path.split('?')[0], write: false },
        problem,
      );
  return {
    get: async (path, schema, init) =>
      parseBody(await request('GET', path, init), schema, failAt(path)),
    ask: async (path, body, schema, init) => {
      const options = { ...init, body, reads: true };
      const response = await request('POST', path, options);
      return parseBody(response, schema, failAt(path, 'POST'));
    },
    find: async (path, schema, init) => {
      const response = await request('GET', path, init);
      const none = [...(init?.allow ?? []), ...(init?.validator ? [304] : [])];
      return none.includes(response.status)
        ? undefined
        : parseBody(response, schema, failAt(path));
    },
    failure: (kind, reason) => errorForKind(who, kind, redact(reason, secrets)),
    pages: (path, paging, options = {}) => {
      const { from, conditional, validator, ...init } = options;
      const walk = {
        path,
        paging,
        query: init.query ?? {},
        from,
        fetch: (target: string, query?: Query, known?: string) =>
          request('GET', target, { ...init, query, validator: known }),
        resolve: (link: string) => new URL(link, `${apiUrl}/`).toString(),
        fail: failAt(path),
      };
      const pages = conditional
        ? conditionally(walk, validator)
        : paginate(walk);
      return 'from' in options ? pages : withoutNext(pages);
    },
  };
}

/** A caller that does not say where to go on cannot go on there. */
async function* withoutNext(
  pages: AsyncIterable<ListPage>,
): AsyncGenerator<ListPage> {
  for await (const { next, ...page } of pages) yield page;
}

/** What no text that leaves the client may hold. */
export function secretsOf({ config }: ConnectorInstance): string[] {
  const own = Object.values(config.actions).map(({ token }) => token);
  return [config.token, config.writeToken, config.tls?.key, ...own].flatMap(
    secret => secret ?? [],
  );
}

function parseBody<T>(
  response: ApiResponse,
  schema: z.ZodType<T>,
  fail: (problem: string) => ConnectorError,
): T {
  const result = schema.safeParse(response.json());
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const at = issue.path.length ? ` at ${issue.path.join('.')}` : '';
  throw fail(`something unexpected${at}: ${issue.message}`);
}
