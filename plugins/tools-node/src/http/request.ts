import type { ApiClient, RequestOptions } from '../define/api';
import { ConnectorError } from '../define/errors';
import type { ConnectorInstance } from '../instance';
import { authHeaders, pickAuth } from './auth';
import type { Speaker } from './failures';
import type { Gate } from './gate';
import { withRetries, type RetryPolicy } from './retry';
import { resolveSameOrigin } from './sameOrigin';
import { send, type TransportOptions } from './transport';

/** Methods that may be sent again without knowing whether the first time took effect. */
const REPEATABLE = new Set(['GET', 'PUT', 'DELETE']);

/** Puts a request together and sends it through gate and retries. */
export function createRequest(options: {
  instance: ConnectorInstance;
  who: Speaker;
  apiUrl: string;
  gate: Gate;
  policy: RetryPolicy;
  transport: TransportOptions;
}): ApiClient['request'] {
  const { instance, who, gate, policy, transport } = options;
  return async (method, path, init = {}) => {
    const write = init.write ?? false;
    if (write) assertWritable(instance, who);
    const url = resolveSameOrigin(path, options.apiUrl, who);
    for (const [key, value] of Object.entries(init.query ?? {})) {
      if (value === undefined) continue;
      url.searchParams.delete(key);
      for (const one of [value].flat()) {
        url.searchParams.append(key, String(one));
      }
    }
    const content = contentOf(init);
    const outgoing = {
      call: { method, path: url.pathname, write },
      url,
      headers: {
        Accept: 'application/json',
        ...(content ? { 'Content-Type': content.type } : {}),
        ...instance.definition.api.headers,
        ...init.headers,
        ...authHeaders(instance.definition.auth, instance.config, write),
      },
      body: content?.text,
      allow: init.allow ?? [],
    };
    return withRetries(() => gate.run(() => send(outgoing, transport)), {
      policy,
      signal: transport.signal,
      mayRetry: error => REPEATABLE.has(method) || error.kind === 'rateLimited',
    });
  };
}

function contentOf(init: RequestOptions): RequestOptions['content'] {
  if (init.content || init.body === undefined) return init.content;
  return { type: 'application/json', text: JSON.stringify(init.body) };
}

function assertWritable(instance: ConnectorInstance, who: Speaker) {
  const { config, definition } = instance;
  const credential = {
    token: config.writeToken,
    username: config.writeUsername ?? config.username,
  };
  if (config.writeToken && pickAuth(definition.auth, credential)) return;
  throw new ConnectorError(
    'config',
    `${who.name} has no credential for changes.`,
    {
      remedy: `Put a token that may make the change in \`${who.configKey}.writeToken\`.`,
    },
  );
}
