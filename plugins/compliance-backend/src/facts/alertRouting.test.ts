import { withRouting } from './alertRouting';

const row = (factId: string, value: object) => ({
  factId,
  value,
  itemUid: 'u',
  itemTitle: 'An item',
  itemType: 'any',
  connector: 'any',
  instance: 'any.main',
  restricted: false,
  entityRefs: [],
  observedAt: '2026-11-23T09:00:00.000Z',
});

const MAIN = 'https://alerts.example/main';

const rule = (value: object = {}) =>
  row('alert.rule', {
    name: 'Down',
    state: 'inactive',
    labels: { team: 'shop' },
    routers: [MAIN],
    ...value,
  });

const route = (value: object = {}) =>
  row('alert.route', {
    conditions: [],
    receivers: ['mail'],
    reachesSomebody: true,
    enabled: true,
    router: `${MAIN}/`,
    place: [],
    continues: false,
    ...value,
  });

const dropsDown = route({
  conditions: ['alertname="Down"'],
  reachesSomebody: false,
  place: [0],
});

const routedOf = (rows: ReturnType<typeof withRouting>) =>
  rows.map(({ value }) => (value as { routed?: boolean }).routed);

describe('withRouting', () => {
  it.each([
    ['a tree that reaches somebody', rule(), [route()], true],
    ['a tree that drops it by its name', rule(), [route(), dropsDown], false],
    ['no tree', rule(), [], undefined],
    [
      'the tree of another router',
      rule(),
      [route({ router: 'https://other.example' })],
      undefined,
    ],
    [
      'one router that is known and drops it, and one that is not known',
      rule({ routers: [MAIN, 'http://10.0.0.1:9093'] }),
      [route({ reachesSomebody: false })],
      undefined,
    ],
    [
      'one router that is known and tells, and one that is not known',
      rule({ routers: [MAIN, 'http://10.0.0.1:9093'] }),
      [route()],
      true,
    ],
    ['a rule whose own tool knows', rule({ routed: false }), [route()], false],
    [
      'a rule without routers',
      rule({ routers: undefined }),
      [route()],
      undefined,
    ],
    ['a route that cannot be read', rule(), [route({ place: 'x' })], undefined],
  ])('joins a rule with %s', (_, one, routes, expected) => {
    expect(routedOf(withRouting([one], routes))).toEqual([expected]);
  });
});
