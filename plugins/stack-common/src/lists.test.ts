import {
  describeTechnology,
  listServices,
  listTechnologies,
  ownershipOf,
  type StackSelection,
} from '.';
import { larkfield } from './__testUtils__/larkfield';

describe('listServices', () => {
  const titles = (select: StackSelection) =>
    listServices(larkfield, { select }).items.map(({ title }) => title);

  it.each([
    ['technology', 'go', ['cart-api', 'checkout-api']],
    ['technology', 'zabbix', []],
    ['tool', 'gitlab.main', ['cart-api', 'checkout-api']],
    ['process', 'ci', ['checkout-api']],
    ['process', 'code-review', ['cart-api', 'checkout-api']],
    ['technology', 'unheard-of', []],
  ] as const)('finds the services behind %s %s', (kind, id, expected) => {
    expect(titles({ kind, id })).toEqual(expected);
  });

  it('lights up what a technology touches in each band', () => {
    const { path } = listServices(larkfield, {
      select: { kind: 'technology', id: 'redis' },
    });
    expect(path.technologies.sort()).toEqual(['go', 'grpc', 'redis']);
    expect(path.tools).toEqual(['gitlab.main']);
    expect(path.processes.sort()).toEqual([
      'access-control',
      'branch-policy',
      'code-review',
      'development-workflow',
    ]);
  });

  it('lights up a tool that no service is linked to, and only that', () => {
    const { path, total } = listServices(larkfield, {
      select: { kind: 'tool', id: 'zabbix.hosts' },
    });
    expect(total).toBe(0);
    expect(path).toMatchObject({ technologies: [], tools: ['zabbix.hosts'] });
  });

  it('gives titles of owner and system, and survives their absence', () => {
    const { items } = listServices(larkfield, {});
    expect(items.find(({ title }) => title === 'cart-api')).toMatchObject({
      ownerTitle: 'Storefront',
      systemTitle: 'Shop',
    });
    expect(items.find(({ title }) => title === 'legacy-shop')).toMatchObject({
      ownerTitle: 'gone',
    });
    expect(items.find(({ title }) => title === 'mystery')?.ownerTitle).toBe(
      undefined,
    );
  });

  it('pages through a thousand services without losing one', () => {
    const services = Array.from({ length: 1000 }, (_, i) => ({
      ref: `component:default/s${i}`,
      title: `s${i}`,
      technologies: ['go'],
    }));
    const seen = new Set<string>();
    for (let offset = 0; offset < 1000; offset += 100) {
      const page = listServices(
        { ...larkfield, services },
        { offset, limit: 100 },
      );
      expect(page.total).toBe(1000);
      page.items.forEach(({ ref }) => seen.add(ref));
    }
    expect(seen.size).toBe(1000);
  });

  it('finds by a part of the name within one team', () => {
    const query = { q: 'API', team: 'group:default/payments' };
    expect(listServices(larkfield, query).items).toMatchObject([
      { title: 'checkout-api' },
    ]);
  });
});

describe('listTechnologies', () => {
  it('lists all, most used first, also those that nobody uses', () => {
    const all = listTechnologies(larkfield);
    expect(all[0]).toMatchObject({ id: 'go', services: 2 });
    expect(all.at(-1)).toMatchObject({ services: 0 });
    expect(all.length).toBeGreaterThan(80);
  });

  it.each([
    [{ layer: 'language' as const, used: true }, ['go', 'php', 'python']],
    [{ status: 'hold' as const }, ['php']],
    [{ category: 'graph-database' as const }, ['infogrid', 'neo4j']],
    [{ q: 'wanwang' }, ['alibaba-dns']],
    [{ category: 'monitoring' as const, used: true }, ['zabbix']],
  ])('with %j lists %j', (query, expected) => {
    expect(listTechnologies(larkfield, query).map(({ id }) => id)).toEqual(
      expected,
    );
  });
});

describe('describeTechnology', () => {
  it('tells facts, users, tools and alternatives', () => {
    expect(describeTechnology(larkfield, 'hprose')).toMatchObject({
      name: 'Hprose',
      status: 'dormant',
      successor: { id: 'grpc' },
      services: 1,
      teams: [{ ref: 'group:default/gone', title: 'gone', services: 1 }],
      tools: [],
    });
    const gitlab = describeTechnology(larkfield, 'gitlab');
    expect(gitlab?.tools).toEqual([
      { instance: 'gitlab.main', title: 'GitLab main' },
    ]);
    expect(gitlab?.alternatives.map(({ id }) => id)).toEqual(['gerrit', 'git']);
  });

  it('knows nothing of an unknown id', () => {
    expect(describeTechnology(larkfield, 'unheard-of')).toBeUndefined();
  });
});

describe('ownershipOf', () => {
  it('counts by team and system, and what nobody answers for', () => {
    expect(ownershipOf(larkfield)).toEqual({
      asOf: larkfield.asOf,
      services: 5,
      teams: [
        {
          ref: 'group:default/gone',
          title: 'gone',
          services: 1,
          systems: [{ ref: 'system:default/shop', title: 'Shop', services: 1 }],
          missing: true,
        },
        expect.objectContaining({ title: 'Payments', missing: false }),
        expect.objectContaining({ title: 'Storefront', services: 1 }),
      ],
      unowned: 2,
      teamsWithoutServices: [{ ref: 'group:default/data', title: 'Data' }],
    });
  });
});

describe('what repositories show', () => {
  const seen = [{ repository: 'shop/cart', path: 'go.mod' }];
  const observing = (ids: string[]): typeof larkfield => ({
    ...larkfield,
    services: larkfield.services.map(service =>
      service.title === 'cart-api'
        ? { ...service, observed: ids.map(id => ({ id, seen })) }
        : service,
    ),
  });
  const cart = { ref: 'component:default/cart-api', title: 'cart-api' };

  it.each([
    ['declared and seen', ['go', 'redis'], 'redis', [true], 0],
    ['seen only', ['go', 'kafka'], 'kafka', [false], 0],
    ['declared only', ['go'], 'redis', [], 1],
    ['in folders that are not read', ['jenkins'], 'redis', [], 0],
    ['not read at all', undefined, 'redis', [], 0],
    ['of a tool that serves many', ['go'], 'gitlab', [], 0],
  ])('%s', (_, ids, id, declared, missing) => {
    const snapshot = ids ? observing(ids) : larkfield;
    const { observed, unseen } = describeTechnology(snapshot, id)!;
    expect(observed).toEqual(
      declared.map(each => ({ ...cart, declared: each, seen })),
    );
    expect(unseen).toEqual(missing ? [cart] : []);
  });

  it('leaves open what was not read', () => {
    const { services, ...rest } = observing(['go']);
    const unread = [{ repository: 'shop/cart', files: 3, folders: 0 }];
    const snapshot = {
      ...rest,
      services: services.map(service => ({ ...service, unread })),
    };
    expect(describeTechnology(snapshot, 'redis')).toMatchObject({
      unseen: [],
      unread: [cart],
    });
  });
});
