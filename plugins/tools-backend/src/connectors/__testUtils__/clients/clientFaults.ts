import { LONG_NAME } from '../faults';
import { lastPage, secondPage, type Trouble } from '../standIn';
import type { FakeClient, FakeList } from './faultyClient';

/** One way in which a tool that does not speak HTTP goes wrong; named as those that do. */
export interface ClientFault extends Trouble {
  /** Instead of an answer. */
  happens?(fake: FakeClient): Promise<never>;
  /** What a list becomes. */
  change?(list: FakeList): unknown[];
  /** Set where a row that none should have is needed. */
  odd?: boolean;
}

const every = () => true;

const throws =
  (error: keyof FakeClient['errors']) => async (fake: FakeClient) => {
    throw fake.errors[error]();
  };

export const clientFaults: ClientFault[] = [
  {
    name: '429 on page 2',
    hits: secondPage,
    happens: throws('busy'),
    kinds: ['unavailable'],
  },
  {
    name: '500 on the last page',
    hits: lastPage,
    happens: throws('broken'),
    kinds: ['unavailable'],
  },
  {
    name: 'an empty list',
    empties: true,
    hits: every,
    change: () => [],
  },
  {
    name: 'a timeout',
    hits: secondPage,
    happens: () => new Promise(() => {}),
    kinds: ['unavailable'],
  },
  {
    name: 'a connection reset',
    hits: lastPage,
    happens: throws('reset'),
    kinds: ['unavailable'],
  },
  {
    name: 'an expired token',
    hits: every,
    happens: throws('refused'),
    kinds: ['auth'],
  },
  {
    name: 'a duplicate id',
    hits: every,
    change: ({ rows }) => [rows[0], ...rows],
  },
  {
    name: 'an invalid row',
    odd: true,
    hits: every,
    change: ({ rows, odd }) => [...rows, odd],
  },
  {
    name: 'names that are long and not Latin',
    hits: every,
    change: ({ rows, rename }) => rows.map(row => rename(row, LONG_NAME)),
    // Where the name is the id, these are other items.
    runs: 1,
  },
];
