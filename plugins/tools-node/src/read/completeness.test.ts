import { z } from 'zod';
import {
  createConnectorContext,
  defineConnector,
  defineResource,
  readResource,
  type ListPage,
  type ReadPage,
  type ReadResult,
} from '..';

/**
 * Ids of the rows of a page; a text is a row that cannot be used, `null` one without an id, a number
 * below zero one that is no item.
 */
type Row = number | string | null;

const toRow = (id: Row) => ({ id, name: typeof id === 'number' ? 'x' : 1 });

/** Pages as a tool sends them, each naming the total that the tool counts then. */
function pagesOf(pages: Row[][], total?: number | number[]): ListPage[] {
  return pages.map((rows, at) => ({
    rows: rows.map(toRow),
    total: Array.isArray(total) ? total[at] : total,
    last: at === pages.length - 1,
    next: at === pages.length - 1 ? undefined : String(at + 1),
  }));
}

const resourceWith = (pages: ListPage[]) =>
  defineResource({
    name: 'rows',
    title: 'Rows',
    itemType: 'repository',
    process: 'ci',
    schema: z.object({ id: z.number(), name: z.string() }),
    async *list({ resumeAt }) {
      yield* pages.slice(Number(resumeAt ?? 0));
    },
    id: row => {
      if (row.id === null) throw new Error('no id');
      return String(row.id);
    },
    toItem: row =>
      row.id < 0 ? undefined : { title: `Row ${row.id}`, hints: {} },
  });

/** Reads the pages; where `stopAfter` is set, in two runs of which the first ended behind that page. */
async function read(pages: ListPage[], stopAfter?: number) {
  const resource = resourceWith(pages);
  const connector = defineConnector({
    id: 'forge',
    title: 'Forge',
    technology: 'forge',
    docs: 'https://forge.example.com',
    permissions: [],
    auth: ['none'],
    settings: z.object({}),
    api: { ping: '/' },
    resources: [resource],
  });
  const baseUrl = 'http://127.0.0.1:9';
  const { context } = createConnectorContext(connector, { baseUrl });
  const first: ReadPage[] = [];
  if (stopAfter !== undefined) {
    for await (const page of readResource(resource, context)) {
      first.push(page);
      if (first.length === stopAfter) break;
    }
  }
  // As from a database: JSON.
  const before = JSON.parse(JSON.stringify(first.map(page => page.progress)));
  const resumeAt = first.at(-1)?.progress.next;
  const walk = readResource(resource, { ...context, resumeAt }, before);
  let next = await walk.next();
  while (!next.done) next = await walk.next();
  return next.value as ReadResult;
}

type Case = [
  what: string,
  pages: Row[][],
  total: number | number[] | undefined,
  because: string | undefined,
];

const cases: Case[] = [
  ['as many rows as the tool counts', [[1, 2], [3]], 3, undefined],
  ['no count', [[1, 2], [3]], undefined, undefined],
  ['rows that cannot be used', [[1, 'bad'], [3]], 3, undefined],
  ['rows that are no items', [[1, -2], [3]], 3, undefined],
  [
    'a row that is no item twice in the place of another',
    [[-1, -1], [3]],
    3,
    'The tool counts 3 rows but sent 2, and 1 of them again.',
  ],
  [
    'fewer rows than the tool counts',
    [[1, 2], [3]],
    4,
    'The tool counts 4 rows but sent 3.',
  ],
  [
    'more rows than the tool counts',
    [[1, 2], [3]],
    2,
    'The tool counts 2 rows but sent 3.',
  ],
  [
    'a row twice on a page in the place of another',
    [[1, 1], [3]],
    3,
    'The tool counts 3 rows but sent 2, and 1 of them again.',
  ],
  [
    'an unusable row twice on a page in the place of another',
    [['bad', 'bad'], [3]],
    3,
    'The tool counts 3 rows but sent 2, and 1 of them again.',
  ],
  [
    'a row twice, counted once, with all others there',
    [[1, 1, 2], [3]],
    3,
    undefined,
  ],
  [
    'a row on two pages',
    [
      [1, 2],
      [2, 3],
    ],
    4,
    '1 rows moved between pages while they were read.',
  ],
  [
    'a row gone from a page before, in whose place the first of the next moved',
    [[1, 2], [4]],
    [4, 3],
    '1 rows moved between pages while they were read.',
  ],
  ['a row made while they were read', [[1, 2], [3]], [2, 3], undefined],
  ['a row without an id', [[1, null], [3]], 3, '1 rows had no readable id.'],
];

describe.each([
  ['at once', undefined],
  ['in two runs', 1],
])('a list read %s', (_, stopAfter) => {
  it.each(cases)(
    'is proven whole or not: %s',
    async (_what, pages, total, because) => {
      const result = await read(pagesOf(pages, total), stopAfter);
      expect(result.incompleteBecause).toBe(because);
      expect(result.listComplete).toBe(!because);
      expect(result.rows).toBe(pages.flat().length);
    },
  );

  it('shows nothing of an item whose row is none any more', async () => {
    const pages = pagesOf([[1, -2], ['bad']], 3);
    const { seen } = await read(pages, stopAfter);
    expect(['1', '-2', 'bad'].map(id => seen.has(id))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is not whole where the tool left rows out of an early page', async () => {
    const [first, ...others] = pagesOf([[1, 2], [3]]);
    const incompleteBecause = 'It needs the right to read.';
    const pages = [{ ...first, incompleteBecause }, ...others];
    expect(await read(pages, stopAfter)).toMatchObject({
      listComplete: false,
      incompleteBecause,
    });
  });
});
