import type { ApiResponse } from '../define/api';
import { ConnectorError } from '../define/errors';
import { BodyTooLargeError, readLimited } from './body';
import type { Fetch } from './connection';
import {
  contractError,
  errorForFailure,
  errorForStatus,
  type Call,
  type Speaker,
} from './failures';
import { reasonOf } from './reason';
import { resolveSameOrigin } from './sameOrigin';

const MAX_REDIRECTS = 5;

export interface TransportOptions {
  who: Speaker;
  baseUrl: string;
  timeoutMs: number;
  maxBytes: number;
  /** Credentials, which no text that leaves this client may hold. */
  secrets: string[];
  signal?: AbortSignal;
  fetch: Fetch;
  /** Text before the JSON of every answer. */
  jsonPrefix?: string;
  /** Called with each answer that the tool refuses this credential, also where that is expected. */
  onRefused?(call: Call): void;
  /** Called before each request that goes out. */
  onCall(): void;
}

export interface Outgoing {
  call: Call;
  url: URL;
  headers: Record<string, string>;
  body?: string;
  allow: number[];
}

/** One attempt: sends, follows redirects of the same origin, reads, classifies. */
export async function send(
  outgoing: Outgoing,
  options: TransportOptions,
): Promise<ApiResponse> {
  const { who } = options;
  try {
    const response = await follow(outgoing, options);
    const text = await readLimited(response, options.maxBytes);
    if ([401, 403].includes(response.status))
      options.onRefused?.(outgoing.call);
    if (!response.ok && !outgoing.allow.includes(response.status)) {
      const { status, headers } = response;
      const reason = reasonOf(text, options.secrets);
      const answer = { status, headers, reason };
      throw errorForStatus(who, outgoing.call, answer, Date.now());
    }
    const { jsonPrefix = '' } = options;
    const body = text.startsWith(jsonPrefix)
      ? text.slice(jsonPrefix.length)
      : text;
    return toApiResponse(response, body, problem =>
      contractError(who, outgoing.call, problem),
    );
  } catch (error) {
    if (error instanceof ConnectorError) throw error;
    if (options.signal?.aborted) throw options.signal.reason;
    if (error instanceof BodyTooLargeError) {
      const limit = `${Math.round(options.maxBytes / 1024 / 1024)} MiB`;
      throw contractError(who, outgoing.call, `more than ${limit}`);
    }
    throw errorForFailure(who, error);
  }
}

async function follow(
  outgoing: Outgoing,
  options: TransportOptions,
): Promise<Response> {
  let { url } = outgoing;
  for (let hops = 0; ; hops++) {
    options.onCall();
    const timeout = AbortSignal.timeout(options.timeoutMs);
    const response = await options.fetch(url, {
      method: outgoing.call.method,
      headers: outgoing.headers,
      body: outgoing.body,
      redirect: 'manual',
      signal: options.signal
        ? AbortSignal.any([options.signal, timeout])
        : timeout,
    });
    const location = response.headers.get('location');
    const redirected =
      [301, 302, 303, 307, 308].includes(response.status) && location;
    if (!redirected || outgoing.allow.includes(response.status))
      return response;
    if (outgoing.call.method !== 'GET' || hops >= MAX_REDIRECTS)
      return response;
    await response.body?.cancel();
    const next = new URL(location, url).toString();
    url = resolveSameOrigin(next, options.baseUrl, options.who);
  }
}

function toApiResponse(
  response: Response,
  text: string,
  fail: (problem: string) => ConnectorError,
): ApiResponse {
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    json: () => {
      const type = response.headers.get('content-type') ?? '';
      if (/html/i.test(type) || /^\s*</.test(text)) {
        throw fail('an HTML page instead of JSON');
      }
      try {
        return JSON.parse(text);
      } catch {
        throw fail('JSON that is malformed or ends early');
      }
    },
  };
}
