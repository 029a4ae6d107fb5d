import { delay, HttpResponse } from 'msw';
import type { Dialect } from './dialects';
import { lastPage, secondPage, type Trouble } from './standIn';
import { BASE_URL, type RecordedResponse } from './wire';

/** One way in which a tool that speaks HTTP goes wrong during a run. */
export interface Fault extends Trouble {
  answer(
    recorded: RecordedResponse,
    dialect: Dialect,
  ): Promise<Response> | Response;
  /** Only answers in the tool's own dialect can go wrong so. */
  written?: boolean;
}

const first = (n: number) => n === 1;
const every = () => true;

const MOVED = '/moved';

export const LONG_NAME = '很长的名字🚀\u0000'.repeat(50);

export const faults: Fault[] = [
  {
    name: '429 on page 2',
    hits: secondPage,
    answer: (recorded, dialect) => dialect.limited('3600', recorded),
    kinds: ['rateLimited'],
    endsRun: true,
  },
  {
    name: '500 on the last page',
    hits: lastPage,
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
    hits: secondPage,
    answer: async () => {
      await delay('infinite');
      return HttpResponse.error();
    },
    kinds: ['unavailable'],
  },
  {
    name: 'a connection reset',
    hits: lastPage,
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
