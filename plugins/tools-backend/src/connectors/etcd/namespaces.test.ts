import type {
  ListPage,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { endOf } from './api';
import { namespaces } from './resources/namespaces';
import { settings } from './settings';

/** Answers ranges of these keys as etcd does: in order of their bytes, some at once. */
function contextOf(keys: string[], options: Partial<ReadContext> = {}) {
  const stored = keys.map(key => Buffer.from(key)).sort(Buffer.compare);
  const asked: string[] = [];
  const ask = async (_path: string, question: any) => {
    const from = Buffer.from(question.key, 'base64');
    const end = Buffer.from(question.range_end, 'base64');
    asked.push(from.toString());
    const found = stored.filter(
      key =>
        Buffer.compare(key, from) >= 0 &&
        (end.equals(Buffer.from([0])) || Buffer.compare(key, end) < 0),
    );
    const kvs = found.slice(0, Number(question.limit));
    return {
      kvs: kvs.map(key => ({ key: key.toString('base64') })),
      more: kvs.length < found.length,
    };
  };
  const api = { ask, request: async () => ({ status: 200 }) };
  const use = async () => false;
  const context = { api, use, settings: settings.parse({}), ...options };
  return { context: context as unknown as ReadContext<any>, asked };
}

async function pagesOf(context: ReadContext<any>): Promise<ListPage[]> {
  const pages: ListPage[] = [];
  const list = namespaces.list as (
    c: typeof context,
  ) => AsyncIterable<ListPage>;
  for await (const page of list(context)) pages.push(page);
  return pages;
}

const namesIn = (pages: ListPage[]) =>
  pages.flatMap(({ rows }) => rows.map((row: any) => row.namespace));

/** Namespaces of very different sizes, with bare keys between them. */
const keys = [
  ...Array.from({ length: 130 }, (_, n) => `bare-${n}`),
  ...Array.from({ length: 2000 }, (_, n) => `large/${n}`),
  ...Array.from({ length: 250 }, (_, n) => `small-${n}/key`),
  'large0',
  'large-and-near/1',
  'zz/\u{10ffff}',
  '~',
];
const expected = [
  ...new Set(keys.filter(key => key.includes('/')).map(k => k.split('/')[0])),
].sort();

it('finds each namespace once, without reading all keys of a large one', async () => {
  const { context, asked } = contextOf(keys);
  const pages = await pagesOf(context);
  expect(namesIn(pages).sort()).toEqual(expected);
  expect(pages.map(({ last }) => last)).toEqual(
    pages.map((_, at) => at === pages.length - 1),
  );
  expect(asked.length).toBeLessThan(10);
});

it('goes on behind any page', async () => {
  const pages = await pagesOf(contextOf(keys).context);
  for (const [at, { next }] of pages.slice(0, -1).entries()) {
    const { context } = contextOf(keys, { resumeAt: next });
    expect(namesIn(await pagesOf(context))).toEqual(
      namesIn(pages.slice(at + 1)),
    );
  }
});

it('goes on with the next of several prefixes', async () => {
  const two = {
    settings: settings.parse({ prefixes: ['/b/', '/a/'] }),
  };
  const all = ['/a/1/x', '/b/1/x', '/b/2/x', '/c/1/x'];
  const pages = await pagesOf(contextOf(all, two).context);
  expect(namesIn(pages)).toEqual(['/b/1', '/b/2', '/a/1']);
  const rest = contextOf(all, { ...two, resumeAt: pages[0].next });
  expect(namesIn(await pagesOf(rest.context))).toEqual(['/a/1']);
});

it('ends a prefix at the next one of its length, if there is one', () => {
  expect(endOf(Buffer.from('a/'))).toEqual(Buffer.from('a0'));
  expect(endOf(Buffer.from([0xff, 0xff]))).toEqual(Buffer.from([0]));
  expect(endOf(Buffer.from([0x61, 0xff]))).toEqual(Buffer.from([0x62]));
});
