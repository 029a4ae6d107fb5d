import type { ApiClient } from '../define/api';
import { ConnectorError } from '../define/errors';
import type { ApiResponse, RequestOptions } from '../define/request';
import { authOf, mayChange, type ConnectorInstance } from '../instance';
import {
  authHeaders,
  credentialOf,
  isSession,
  pickAuth,
  signerOf,
} from './auth';
import { contentOf } from './content';
import { errorForKind, type Speaker } from './failures';
import type { Gate } from './gate';
import { withRetries, type RetryPolicy } from './retry';
import { resolveSameOrigin } from './sameOrigin';
import { Sessions } from './session';
import { send, type Outgoing, type TransportOptions } from './transport';

/** Methods that may be sent again without knowing whether the first time took effect. */
const REPEATABLE = new Set(['GET', 'PUT', 'DELETE']);

type Method = Parameters<ApiClient['request']>[0];

interface RequesterOptions {
  instance: ConnectorInstance;
  action?: string;
  write?: boolean;
  who: Speaker;
  apiUrl: string;
  gate: Gate;
  policy: RetryPolicy;
  transport: TransportOptions;
}

/** Puts a request together and sends it through gate and retries. */
export function createRequest(options: RequesterOptions): ApiClient['request'] {
  const { instance, action, who } = options;
  const sessions = new Sessions(
    (path, body, init) =>
      request('POST', path, { body, ...init, auth: 'none' }),
    () => errorForKind(who, 'auth', 'wrong user name or password'),
  );
  async function request(
    method: Method,
    path: string,
    asked: RequestOptions = {},
  ): Promise<ApiResponse> {
    const write = asked.write ?? options.write ?? false;
    const init = { ...asked, write };
    if (write && !mayChange(instance, action)) throw unwritable(who);
    const credential = credentialOf(instance.config, write, action);
    const methods = [init.auth ?? authOf(instance)].flat();
    const auth = pickAuth(methods, credential);
    const sendWith = (carried: Carried) => {
      const content = contentOf(
        withBody(init, carried),
        auth,
        credential.token,
      );
      const outgoing = outgoingFor({ method, path, init, content, carried });
      return deliver(outgoing, init.reads);
    };
    return auth && isSession(auth)
      ? sessions.call(auth, credential, session =>
          sendWith({ [auth.carry ?? 'headers']: session }),
        )
      : sendWith({
          headers: authHeaders(auth, credential),
          sign: signerOf(auth, credential),
        });
  }

  function outgoingFor(parts: {
    method: Method;
    path: string;
    init: RequestOptions;
    content: RequestOptions['content'];
    carried: Carried;
  }): Outgoing {
    const { method, init, content, carried } = parts;
    const { validator } = init;
    const url = resolveSameOrigin(parts.path, options.apiUrl, who);
    return {
      call: { method, path: url.pathname, write: init.write ?? false },
      url: withQuery(url, init),
      headers: headersOf(
        content?.type,
        instance.definition.api.headers,
        validator ? { 'If-None-Match': validator } : undefined,
        init.headers,
        carried.headers,
      ),
      body: content?.text,
      sign: carried.sign,
      cutAt: init.cutAt,
      allow: [...(init.allow ?? []), ...(validator ? [304] : [])],
    };
  }

  function deliver(outgoing: Outgoing, reads = false): Promise<ApiResponse> {
    const { gate, policy, transport } = options;
    return withRetries(() => gate.run(() => send(outgoing, transport)), {
      policy,
      signal: transport.signal,
      mayRetry: error =>
        reads ||
        REPEATABLE.has(outgoing.call.method) ||
        error.kind === 'rateLimited',
    });
  }

  return request;
}

/** What carries the credential or the session, or proves it. */
interface Carried extends Pick<Outgoing, 'sign'> {
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

function unwritable({ name, configKey, writeKey }: Speaker): ConnectorError {
  return new ConnectorError(
    'config',
    `${name} has no credential for changes.`,
    {
      remedy: `Put a token that may make the change in \`${configKey}.${writeKey}\`.`,
    },
  );
}
