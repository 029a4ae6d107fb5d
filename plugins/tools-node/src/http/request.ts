import type { ApiClient, RequestOptions } from '../define/api';
import { ConnectorError } from '../define/errors';
import type { ConnectorInstance } from '../instance';
import { authHeaders, credentialOf, isSession, pickAuth } from './auth';
import { contentOf } from './content';
import { errorForKind, type Speaker } from './failures';
import type { Gate } from './gate';
import { withRetries, type RetryPolicy } from './retry';
import { resolveSameOrigin } from './sameOrigin';
import { Sessions } from './session';
import { send, type Outgoing, type TransportOptions } from './transport';

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
  const deliver = (outgoing: Outgoing, reads = false) =>
    withRetries(() => gate.run(() => send(outgoing, transport)), {
      policy,
      signal: transport.signal,
      mayRetry: error =>
        reads ||
        REPEATABLE.has(outgoing.call.method) ||
        error.kind === 'rateLimited',
    });
  const sessions = new Sessions(
    (path, body, init) =>
      request('POST', path, { body, ...init, auth: 'none' }),
    () => errorForKind(who, 'auth', 'wrong user name or password'),
  );
  const request: ApiClient['request'] = async (method, path, init = {}) => {
    const write = init.write ?? false;
    if (write) assertWritable(instance, who);
    const credential = credentialOf(instance.config, write);
    const methods = [init.auth ?? instance.definition.auth].flat();
    const auth = pickAuth(methods, credential);
    const url = withQuery(resolveSameOrigin(path, options.apiUrl, who), init);
    const outgoing = (carried: Carried): Outgoing => {
      const { headers: own } = instance.definition.api;
      const sent = withBody(init, carried);
      const content = contentOf(sent, auth, credential.token);
      return {
        call: { method, path: url.pathname, write },
        url,
        headers: headersOf(
          content?.type,
          own,
          init.validator ? { 'If-None-Match': init.validator } : undefined,
          init.headers,
          carried.headers,
        ),
        body: content?.text,
        allow: [...(init.allow ?? []), ...(init.validator ? [304] : [])],
      };
    };
    return auth && isSession(auth)
      ? sessions.call(auth, credential, session =>
          deliver(outgoing({ [auth.carry ?? 'headers']: session }), init.reads),
        )
      : deliver(
          outgoing({ headers: authHeaders(auth, credential) }),
          init.reads,
        );
  };
  return request;
}

/** What carries the credential or the session. */
interface Carried {
  headers?: Record<string, string>;
  body?: Record<string, string>;
}

/** Later ones replace earlier ones. */
function headersOf(
  contentType: string | undefined,
  ...others: (Record<string, string> | undefined)[]
): Record<string, string> {
  return Object.assign(
    { Accept: 'application/json' },
    contentType && { 'Content-Type': contentType },
    ...others,
  );
}

function withBody(init: RequestOptions, { body }: Carried): RequestOptions {
  return body ? { ...init, body: { ...(init.body as object), ...body } } : init;
}

function withQuery(url: URL, { query = {} }: RequestOptions): URL {
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue;
    url.searchParams.delete(key);
    for (const one of [value].flat()) {
      url.searchParams.append(key, String(one));
    }
  }
  return url;
}

function assertWritable(instance: ConnectorInstance, who: Speaker) {
  const { config, definition } = instance;
  if (
    config.writeToken &&
    pickAuth(definition.auth, credentialOf(config, true))
  ) {
    return;
  }
  throw new ConnectorError(
    'config',
    `${who.name} has no credential for changes.`,
    {
      remedy: `Put a token that may make the change in \`${who.configKey}.writeToken\`.`,
    },
  );
}
