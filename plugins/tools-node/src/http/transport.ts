import type { ConnectorDefinition } from '../define/connector';
import { ConnectorError } from '../define/errors';
import type { ApiResponse, SignableRequest } from '../define/request';
import { BodyTooLargeError, readLimited } from './body';
import type { Fetch } from './connection';
import {
  contractError,
  errorForFailure,
  errorForKind,
  errorForStatus,
  type Call,
  type Speaker,
} from './failures';
import { reasonOf, redact } from './reason';
import { parseRetryAfter } from './retry';
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
  errorKind?: ConnectorDefinition['api']['errorKind'];
  /** Called before each request that goes out. */
  onCall(): void;
}

export interface Outgoing {
  call: Call;
  url: URL;
  headers: Record<string, string>;
  body?: string;
  /** Headers that can be told only when the request goes out. */
  sign?(request: SignableRequest): Record<string, string>;
  cutAt?: number;
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
    const { text, cut } = await readLimited(
      response,
      options.maxBytes,
      outgoing.cutAt,
    );
    if ([401, 403].includes(response.status))
      options.onRefused?.(outgoing.call);
    if (!outgoing.allow.includes(response.status)) {
      const error = errorOf(response, text, outgoing, options);
      if (error) throw error;
    }
    const { jsonPrefix = '' } = options;
    const body = text.startsWith(jsonPrefix)
      ? text.slice(jsonPrefix.length)
      : text;
    return toApiResponse(response, { body, cut }, problem =>
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

/** What an answer that was not declared as one means; `undefined` where it is one. */
function errorOf(
  { ok, status, headers }: Response,
  text: string,
  { call }: Outgoing,
  { who, secrets, errorKind }: TransportOptions,
): ConnectorError | undefined {
  const kind = errorKind?.({ status, text });
  if (ok && !kind) return undefined;
  const reason = reasonOf(text, secrets);
  const now = Date.now();
  if (!kind) return errorForStatus(who, call, { status, headers, reason }, now);
  const told = reason ?? (redact(text, secrets) || `${status}`);
  const retryAfterMs = parseRetryAfter(headers.get('retry-after'), now);
  return errorForKind(who, kind, told, { retryAfterMs });
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
      headers: headersAt(url, outgoing),
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

function headersAt(
  url: URL,
  { call: { method }, headers, body, sign }: Outgoing,
): Record<string, string> {
  const now = new Date();
  return {
    ...headers,
    ...sign?.({ method, url, headers: new Headers(headers), body, now }),
  };
}

function toApiResponse(
  response: Response,
  { body: text, cut }: { body: string; cut: boolean },
  fail: (problem: string) => ConnectorError,
): ApiResponse {
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    cut,
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
