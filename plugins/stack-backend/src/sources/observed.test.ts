import type { StackService } from '@strata/backstage-plugin-stack-common';
import { readObserved, withObserved } from './observed';

const REFS = ['component:default/cart', 'component:default/search'];

const services: StackService[] = REFS.map(ref => ({
  ...{ ref, title: ref.slice(ref.indexOf('/') + 1) },
  technologies: [],
}));

const at = (...paths: string[]) => paths.map(path => ({ path }));

const fact = (entityRefs: string[], leftOut?: object) => ({
  ...{ entityRefs, itemTitle: 'shop/mono' },
  itemUrl: 'https://git.example/shop/mono',
  value: {
    technologies: [
      { id: 'docker', seen: at('Dockerfile') },
      { id: 'go', seen: at('services/cart/go.mod', 'services/carts/go.mod') },
      { id: 'kafka', seen: at('services/search/pom.xml') },
    ],
    ...(leftOut && { leftOut }),
  },
});

const folder = (path: string, repository = 'git.example/shop/mono') => ({
  repository,
  path,
});

/** What each service is seen to use, from one fact about one repository. */
async function seenBy(
  value: ReturnType<typeof fact>,
  places: Record<string, ReturnType<typeof folder>> = {},
) {
  const tools = { listFacts: async () => ({ items: [value] }) };
  const repositories = await readObserved(tools as any, 'token');
  const found = withObserved(
    services,
    repositories,
    new Map(Object.entries(places)),
  );
  return found.map(({ observed, unread }) => ({
    seen: observed?.flatMap(({ id, seen }) =>
      seen.map(({ path }) => `${id} ${path}`),
    ),
    ...(unread && { unread }),
  }));
}

const [cart, search] = REFS;
const all = [
  ...['docker Dockerfile', 'go services/cart/go.mod'],
  ...['go services/carts/go.mod', 'kafka services/search/pom.xml'],
];

describe('what a repository shows', () => {
  it('is of its only service as a whole', async () => {
    expect(await seenBy(fact([cart]))).toEqual([
      { seen: all },
      { seen: undefined },
    ]);
  });

  it('is of several services none, unless they say in which folder they are', async () => {
    expect(await seenBy(fact(REFS))).toEqual([
      { seen: undefined },
      { seen: undefined },
    ]);
    expect(
      await seenBy(fact(REFS), { [cart]: folder('services/cart') }),
    ).toEqual([
      { seen: ['docker Dockerfile', 'go services/cart/go.mod'] },
      { seen: undefined },
    ]);
  });

  it('is of one folder what lies there, and what the root holds for all', async () => {
    const places = {
      [cart]: folder('services/cart'),
      [search]: folder('services/search'),
    };
    expect(await seenBy(fact(REFS), places)).toEqual([
      { seen: ['docker Dockerfile', 'go services/cart/go.mod'] },
      { seen: ['docker Dockerfile', 'kafka services/search/pom.xml'] },
    ]);
    expect(await seenBy(fact([cart]), places)).toEqual([
      { seen: ['docker Dockerfile', 'go services/cart/go.mod'] },
      { seen: undefined },
    ]);
  });

  it('is not cut by a folder of another repository', async () => {
    const places = {
      [cart]: folder('services/cart', 'git.example/shop/other'),
    };
    expect(await seenBy(fact([cart]), places)).toEqual([
      { seen: all },
      { seen: undefined },
    ]);
  });

  it('comes with what was not read of it', async () => {
    const leftOut = { files: 2, folders: 0 };
    expect(await seenBy(fact([cart], leftOut))).toEqual([
      { seen: all, unread: [{ repository: 'shop/mono', ...leftOut }] },
      { seen: undefined },
    ]);
  });
});
