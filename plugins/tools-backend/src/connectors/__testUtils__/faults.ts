import type { JsonValue } from '@backstage/types';
import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import { delay, HttpResponse } from 'msw';
import { BASE_URL, toResponse, type RecordedResponse } from './wire';

/** One way in which a tool goes wrong during a run. */
export interface Fault {
  name: string;
  /** Which requests of a run it hits: the `n`th, from 1, of `total` in a good run. */
  hits(n: number, total: number): boolean;
  answer(
    recorded: RecordedResponse,
    jsonPrefix: string,
  ): Promise<Response> | Response;
  /** Only answers in JSON can go wrong so. */
  json?: boolean;
  /** Runs that it lasts. What two reads do not show is removed, so one run would prove little. */
  runs?: number;
  /** Set where a resource that may be empty cannot tell it from the truth. */
  empties?: boolean;
  /** Kinds of error that tell the truth about it; none where the run must be complete. */
  kinds?: SyncErrorKind[];
}

const first = (n: number) => n === 1;
const second = (n: number, total: number) => n === Math.min(2, total);
const last = (n: number, total: number) => n === total;
const every = () => true;

const MOVED = '/moved';

export const faults: Fault[] = [
  {
    name: '429 on page 2',
    hits: second,
    answer: () =>
      new HttpResponse(null, {
        status: 429,
        headers: { 'Retry-After': '3600' },
      }),
    kinds: ['rateLimited'],
  },
  {
    name: '500 on the last page',
    hits: last,
    answer: () => new HttpResponse(null, { status: 500 }),
    kinds: ['unavailable'],
  },
  {
    name: 'truncated JSON',
    json: true,
    hits: every,
    answer: async (recorded, prefix) => {
      const whole = await toResponse(recorded, prefix).text();
      return new HttpResponse(whole.slice(0, -3) || '{', {
        headers: { 'Content-Type': 'application/json' },
      });
    },
    kinds: ['contract'],
  },
  {
    name: 'HTML with status 200',
    json: true,
    hits: every,
    answer: () => HttpResponse.html('<!doctype html><title>Sign in</title>'),
    kinds: ['contract'],
  },
  {
    name: 'an empty list',
    empties: true,
    hits: every,
    answer: (recorded, prefix) =>
      toResponse(
        { ...recorded, body: mapLists(recorded.body, () => []) },
        prefix,
      ),
  },
  {
    name: 'a timeout',
    hits: second,
    answer: async () => {
      await delay('infinite');
      return HttpResponse.error();
    },
    kinds: ['unavailable'],
  },
  {
    name: 'a connection reset',
    hits: last,
    answer: () => HttpResponse.error(),
    kinds: ['unavailable'],
  },
  {
    name: 'an expired token',
    hits: every,
    answer: () => new HttpResponse(null, { status: 401 }),
    kinds: ['auth'],
  },
  {
    name: 'a moved address',
    hits: first,
    answer: ({ path }) =>
      new HttpResponse(null, {
        status: 301,
        headers: { Location: `${BASE_URL}${MOVED}${path}` },
      }),
  },
  {
    name: 'a duplicate id',
    hits: first,
    answer: (recorded, prefix) =>
      toResponse(
        {
          ...recorded,
          body: mapLists(recorded.body, list => [...list, ...list.slice(0, 1)]),
        },
        prefix,
      ),
  },
  {
    name: 'an invalid row',
    hits: first,
    answer: (recorded, prefix) =>
      toResponse(
        { ...recorded, body: mapLists(recorded.body, list => [...list, 7]) },
        prefix,
      ),
  },
  {
    name: 'names that are long and not Latin',
    hits: every,
    answer: (recorded, prefix) =>
      toResponse({ ...recorded, body: rename(recorded.body) }, prefix),
    // Where the name is the id, these are other items.
    runs: 1,
  },
];

const LONG_NAME = '很长的名字🚀\u0000'.repeat(50);

function rename(body: JsonValue | undefined): JsonValue | undefined {
  const text = JSON.stringify(body, (key, value) =>
    typeof value === 'string' && /^(full|display)?(name|title)$/i.test(key)
      ? LONG_NAME
      : value,
  );
  return text === undefined ? undefined : JSON.parse(text);
}

/** The path of a request without the detour of a moved address. */
export function withoutDetour(path: string): string {
  return path.startsWith(MOVED) ? path.slice(MOVED.length) : path;
}

/** Applies a change to the lists of an answer: the body itself, or its properties. */
function mapLists(
  body: JsonValue | undefined,
  change: (list: JsonValue[]) => JsonValue[],
): JsonValue | undefined {
  if (Array.isArray(body)) return change(body);
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      Array.isArray(value) ? change(value) : value!,
    ]),
  );
}
