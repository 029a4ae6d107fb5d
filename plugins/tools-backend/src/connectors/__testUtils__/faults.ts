import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import { delay, HttpResponse } from 'msw';
import type { Dialect } from './dialects';
import { BASE_URL, type RecordedResponse } from './wire';

/** One way in which a tool goes wrong during a run. */
export interface Fault {
  name: string;
  /** Which requests of a run it hits: the `n`th, from 1, of `total` in a good run. */
  hits(n: number, total: number): boolean;
  answer(
    recorded: RecordedResponse,
    dialect: Dialect,
  ): Promise<Response> | Response;
  /** Only answers in the tool's own dialect can go wrong so. */
  written?: boolean;
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

const LONG_NAME = '很长的名字🚀\u0000'.repeat(50);

export const faults: Fault[] = [
  {
    name: '429 on page 2',
    hits: second,
    answer: (recorded, dialect) => dialect.limited('3600', recorded),
    kinds: ['rateLimited'],
  },
  {
    name: '500 on the last page',
    hits: last,
    answer: () => new HttpResponse(null, { status: 500 }),
    kinds: ['unavailable'],
  },
  {
    name: 'an answer cut short',
    written: true,
    hits: every,
    answer: (recorded, dialect) => dialect.cutShort(recorded),
    kinds: ['contract'],
  },
  {
    name: 'HTML with status 200',
    written: true,
    hits: every,
    answer: () => HttpResponse.html('<!doctype html><title>Sign in</title>'),
    kinds: ['contract'],
  },
  {
    name: 'an empty list',
    empties: true,
    hits: every,
    answer: (recorded, dialect) => dialect.withLists(recorded, () => []),
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
    answer: (recorded, dialect) => dialect.expired(recorded),
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
    answer: (recorded, dialect) =>
      dialect.withLists(recorded, list => [...list, ...list.slice(0, 1)]),
  },
  {
    name: 'an invalid row',
    hits: first,
    answer: (recorded, dialect) =>
      dialect.withLists(recorded, (list, odd) => [...list, odd]),
  },
  {
    name: 'names that are long and not Latin',
    hits: every,
    answer: (recorded, dialect) => dialect.withNames(recorded, LONG_NAME),
    // Where the name is the id, these are other items.
    runs: 1,
  },
];

/** The path of a request without the detour of a moved address. */
export function withoutDetour(path: string): string {
  return path.startsWith(MOVED) ? path.slice(MOVED.length) : path;
}
