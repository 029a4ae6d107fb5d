import { reachesSomebody } from './alertRouting';

type Route = Parameters<typeof reachesSomebody>[1][number];

const route = (
  place: number[],
  conditions: string[],
  reaches: boolean | undefined,
  continues = false,
): Route => ({
  place,
  conditions,
  receivers: ['anything'],
  reachesSomebody: reaches,
  continues,
  enabled: true,
});

const SHOP = 'team="shop"';
const checkout = { alertname: 'Down', team: 'shop', severity: 'critical' };

describe('reachesSomebody', () => {
  it.each<[string, Route[], boolean | undefined]>([
    ['the root', [route([], [], true)], true],
    ['a root that drops', [route([], [], false)], false],
    ['a root that does not tell', [route([], [], undefined)], undefined],
    [
      'a branch that drops before a root that tells',
      [route([], [], true), route([0], [SHOP], false)],
      false,
    ],
    [
      'a branch of somebody else',
      [route([], [], true), route([0], ['team="search"'], false)],
      true,
    ],
    [
      'the first of two branches, whatever their order in the list',
      [
        route([1], [SHOP], true),
        route([], [], true),
        route([0], ['severity=~"critical|page"'], false),
      ],
      false,
    ],
    [
      'both of two branches where the first goes on',
      [
        route([], [], false),
        route([0], [SHOP], false, true),
        route([1], ['severity!="info"'], true),
      ],
      true,
    ],
    [
      'a branch of a branch',
      [
        route([], [], true),
        route([0], [SHOP], true),
        route([0, 0], [SHOP, 'severity!~"crit.*"'], true),
        route([0, 1], [SHOP, 'alertname=Down'], false),
      ],
      false,
    ],
    [
      'a branch for a label that the rule does not set',
      [route([], [], true), route([0], ['cluster="eu"'], false)],
      undefined,
    ],
    [
      'a branch for such a label, that comes to the same',
      [route([], [], true), route([0], ['cluster="eu"'], true)],
      true,
    ],
    [
      'a branch for such a label that goes on',
      [
        route([], [], false),
        route([0], ['cluster="eu"'], true, true),
        route([1], [SHOP], false),
      ],
      undefined,
    ],
    [
      'a pattern that cannot be read, of a branch that drops',
      [route([], [], true), route([0], ['team=~"(?i)shop["'], false)],
      undefined,
    ],
    [
      'a tree with a gap',
      [route([], [], true), route([1], [SHOP], true)],
      undefined,
    ],
    [
      'a tree with two routes in one place',
      [route([], [], true), route([0], [SHOP], true), route([0], [], false)],
      undefined,
    ],
    ['no tree', [{ ...route([], [], true), place: undefined }], undefined],
  ])('%s', (_, routes, expected) => {
    expect(reachesSomebody(checkout, routes)).toBe(expected);
  });
});
