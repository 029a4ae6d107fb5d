import { keysetPages } from './keyset';

const ALL = Array.from({ length: 1200 }, (_, at) =>
  String(at).padStart(4, '0'),
);

async function walk(resumeAt?: string) {
  const pages = [];
  const walked = keysetPages({
    start: '',
    resumeAt,
    keyOf: (row: string) => row,
    read: async (after, limit) =>
      ALL.filter(row => row > after).slice(0, limit),
  });
  for await (const page of walked) pages.push(page);
  return pages;
}

it('goes on after the last row of each page until one is short', async () => {
  const pages = await walk();
  expect(pages.flatMap(page => page.rows)).toEqual(ALL);
  expect(pages.map(({ last, next }) => ({ last, next }))).toEqual([
    { last: false, next: '0499' },
    { last: false, next: '0999' },
    { last: true, next: undefined },
  ]);
});

it('goes on where an interrupted walk stopped', async () => {
  const pages = await walk('0999');
  expect(pages).toEqual([{ rows: ALL.slice(1000), last: true }]);
});
