import type { JsonValue } from '@backstage/types';
import { http, HttpResponse } from 'msw';
import { setupServer, type SetupServer } from 'msw/node';
import { isDeepStrictEqual } from 'node:util';
import { matchesWildcard } from '../shared/matching';

/** Has a path of its own, so that a connector that forgets it is noticed. */
export const BASE_URL = 'https://tool.example/base';

/** One answer of a tool, given once. Of equal requests, the first gets the first answer. */
export interface RecordedResponse {
  method?: string;
  /** Encoded, below the base address. */
  path: string;
  /** All parameters; `*` in a value stands for any text, an array for repetition. Default none. */
  query?: Record<string, string | string[]>;
  /** What must be sent: JSON, or a text in which `*` stands for any text. */
  sent?: JsonValue;
  /** What the request must accept, where the form of the answer depends on it. */
  accept?: string;
  /** What a conditional request compares with; default none is conditional. */
  validator?: string;
  /** Text that the request must carry somewhere; default the instance's secret, `none` for neither. */
  credential?: string;
  status?: number;
  headers?: Record<string, string>;
  body?: JsonValue;
  /** Instead of `body`, with `headers` naming its type. */
  text?: string;
}

/** Answers requests from a recording, and tells what did not fit. */
export class Wire {
  readonly unexpected: string[] = [];
  /** Requests that did not carry what they should. */
  readonly withoutCredential: string[] = [];
  private readonly open: RecordedResponse[];
  private readonly server: SetupServer;

  constructor(
    responses: RecordedResponse[],
    private readonly secret: string,
    private readonly jsonPrefix = '',
  ) {
    this.open = [...responses];
    this.server = setupServer(
      http.all(`${BASE_URL}/*`, ({ request }) => this.answer(request)),
    );
  }

  listen() {
    this.server.listen({ onUnhandledRequest: 'error' });
  }

  close() {
    this.server.close();
  }

  /** Answers that nobody asked for. */
  get unused(): string[] {
    return this.open.map(({ method = 'GET', path }) => `${method} ${path}`);
  }

  private async answer(request: Request) {
    const body = await request.text();
    const index = this.open.findIndex(entry => fits(entry, request, body));
    if (index < 0) {
      const { method, url } = request;
      this.unexpected.push(`${method} ${url.slice(BASE_URL.length)} ${body}`);
      return new HttpResponse(null, { status: 418 });
    }
    const [found] = this.open.splice(index, 1);
    if (!carries(found, request, body, this.secret))
      this.withoutCredential.push(`${request.method} ${found.path}`);
    return toResponse(found, this.jsonPrefix);
  }
}

/** A recorded answer as it goes over the wire. */
export function toResponse(
  { status = 200, headers, text, body }: RecordedResponse,
  jsonPrefix: string,
): HttpResponse<any> {
  const init = { status, headers };
  if (text !== undefined) return new HttpResponse(text, init);
  if (body === undefined) return new HttpResponse(null, init);
  return new HttpResponse(`${jsonPrefix}${JSON.stringify(body)}`, {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });
}

/** Whether a recorded answer is one to this request. */
export function fits(entry: RecordedResponse, request: Request, body: string) {
  const url = new URL(request.url);
  const path = url.href.slice(BASE_URL.length).split('?')[0];
  return (
    (entry.method ?? 'GET') === request.method &&
    entry.path === path &&
    (entry.validator ?? null) === request.headers.get('if-none-match') &&
    (!entry.accept || entry.accept === request.headers.get('accept')) &&
    fitsQuery(entry.query ?? {}, url.searchParams) &&
    fitsBody(entry.sent, body)
  );
}

/** Whether a request carries what the recorded answer demands; default the instance's secret, if any is given. */
export function carries(
  { credential }: RecordedResponse,
  request: Request,
  body: string,
  secret = '',
): boolean {
  const carried = textCarried(request.headers, body);
  return credential === 'none'
    ? !secret || !carried.includes(secret)
    : carried.includes(credential ?? secret);
}

function fitsQuery(
  query: NonNullable<RecordedResponse['query']>,
  asked: URLSearchParams,
): boolean {
  const expected = Object.entries(query).map(
    ([key, value]) => [key, [value].flat()] as const,
  );
  return (
    asked.size === expected.flatMap(([, values]) => values).length &&
    expected.every(([key, values]) => {
      const given = asked.getAll(key);
      return (
        given.length === values.length &&
        given.every((value, at) => matchesWildcard(values[at], value))
      );
    })
  );
}

function fitsBody(sent: JsonValue | undefined, body: string): boolean {
  if (sent === undefined) return body === '';
  if (typeof sent === 'string') return matchesWildcard(sent, body);
  return isDeepStrictEqual(parseJson(body), sent);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Everything in which a request may carry its credential. */
function textCarried(headers: Headers, body: string): string {
  const basic = /^Basic (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
  const pair = basic ? Buffer.from(basic, 'base64').toString() : '';
  return [...headers.values(), pair, body].join('\n');
}
