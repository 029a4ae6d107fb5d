import type { LinkHints } from '@strata/backstage-plugin-tools-node';
import { component, team } from '../__testUtils__/harness';
import { matchItem } from './match';
import { nameSimilarity } from './names';
import { resolveOwner } from './owners';
import { parseRepository } from './repository';
import { indexServices } from './services';

const source = 'backstage.io/source-location';
const shop = 'https://git.example.com/shop';

const index = indexServices(
  [
    component('checkout-api', {
      'jenkins.io/job-full-name': 'main:payments/checkout',
      'grafana/dashboard-selector': "tags @> 'checkout' && tags @> 'api'",
      'gitlab.com/project-slug': 'payments/checkout-api',
    }),
    component('cart-api', {
      'grafana/alert-label-selector': 'service=cart,tier=gold',
      'jira/project-key': 'main/CART',
      [source]: 'url:git@git.example.com:payments/cart.git',
    }),
    component('web', { [source]: `url:${shop}/-/tree/main/services/web/` }),
    component('admin', { [source]: `url:${shop}/-/tree/main/services/admin` }),
    team('payments'),
    team('storefront'),
  ],
  ['https://git.example.com:8443'],
);

function match(hints: LinkHints, title = 'something else') {
  return matchItem({ title, instanceName: 'main', hints }, index).map(
    link =>
      `${link.state} ${link.entityRef.split('/')[1]} by ${link.source} ${
        link.confidence
      }`,
  );
}

it.each<[string, LinkHints, string | undefined, string[]]>([
  [
    'an annotation with the instance before its value',
    { annotations: { 'jenkins.io/job-full-name': ['payments/checkout'] } },
    undefined,
    ['linked checkout-api by annotation 1'],
  ],
  [
    'another job of the same folder',
    { annotations: { 'jenkins.io/job-full-name': ['payments/refund'] } },
    undefined,
    [],
  ],
  [
    'all tags of an expression',
    {
      annotations: { 'grafana/dashboard-selector': ['api', 'checkout', 'uid'] },
    },
    undefined,
    ['linked checkout-api by annotation 1'],
  ],
  [
    'one tag of two',
    { annotations: { 'grafana/dashboard-selector': ['checkout'] } },
    undefined,
    [],
  ],
  [
    'all labels of a selector',
    {
      annotations: {
        'grafana/alert-label-selector': ['tier=gold', 'service=cart'],
      },
    },
    undefined,
    ['linked cart-api by annotation 1'],
  ],
  [
    'one label of two',
    { annotations: { 'grafana/alert-label-selector': ['tier=gold'] } },
    undefined,
    [],
  ],
  [
    'a project key behind the instance',
    { annotations: { 'jira/project-key': ['CART'] } },
    undefined,
    ['linked cart-api by annotation 1'],
  ],
  [
    'a repository in another spelling',
    { repositories: ['https://GIT.example.com/payments/cart'] },
    undefined,
    ['linked cart-api by repository 0.95'],
  ],
  [
    'a project slug on the configured code host',
    {
      repositories: ['ssh://git@git.example.com:22/payments/checkout-api.git'],
    },
    undefined,
    ['linked checkout-api by repository 0.95'],
  ],
  [
    'a shared repository',
    { repositories: [`${shop}.git`] },
    undefined,
    ['suggested admin by repository 0.5', 'suggested web by repository 0.5'],
  ],
  [
    'a shared repository with a folder',
    { repositories: [`${shop}.git`], path: 'services/web/deploy' },
    undefined,
    ['linked web by repository 0.9'],
  ],
  [
    'a shared repository with a folder that only begins alike',
    { repositories: [`${shop}.git`], path: 'services/website' },
    undefined,
    ['suggested admin by repository 0.5', 'suggested web by repository 0.5'],
  ],
  [
    'a shared repository with a name',
    { repositories: [`${shop}.git`] },
    'Admin',
    ['linked admin by repository 0.9'],
  ],
  [
    'a shared repository with an annotation',
    {
      repositories: [`${shop}.git`],
      annotations: { 'jira/project-key': ['CART'] },
    },
    undefined,
    ['linked cart-api by annotation 1'],
  ],
  [
    'a label',
    { services: ['service=checkout-api'] },
    undefined,
    ['linked checkout-api by label 0.95'],
  ],
  [
    'the exact name in another spelling',
    {},
    'Checkout API',
    ['linked checkout-api by name 0.9'],
  ],
  [
    'a similar name',
    {},
    'checkout-api-build',
    ['suggested checkout-api by name 0.83'],
  ],
  ['a name that shares only a generic word', {}, 'billing-api', []],
])('%s', (_, hints, title, expected) => {
  expect(match(hints, title)).toEqual(expected);
});

it.each([
  ['https://git.example.com/a/b.git', 'git.example.com/a/b', undefined],
  ['url:https://git.example.com:8443/A/B/', 'git.example.com/a/b', undefined],
  ['git@git.example.com:a/b.git', 'git.example.com/a/b', undefined],
  ['ssh://git@git.example.com:22/a/b', 'git.example.com/a/b', undefined],
  ['https://g.com/a/b/-/tree/main/x/y/', 'g.com/a/b', 'x/y'],
  ['https://g.com/a/b/tree/main/x', 'g.com/a/b', 'x'],
  ['https://g.com/a/b/-/blob/main/x/catalog-info.yaml', 'g.com/a/b', 'x'],
  ['https://g.com/a/b/-/tree/main', 'g.com/a/b', undefined],
])('%s is %s', (address, repository, path) => {
  expect(parseRepository(address)).toEqual({ repository, path });
});

it.each(['', 'https://', 'not a url at all', 'url:'])(
  'makes no repository of %j',
  address => {
    expect(parseRepository(address)).toBeUndefined();
  },
);

it('compares names by their words', () => {
  expect(nameSimilarity('checkout-api', 'CheckoutApi')).toBe(1);
  expect(nameSimilarity('cart-api', 'search-api')).toBe(0);
  expect(nameSimilarity('结账 服务', '结账-服务')).toBe(1);
});

it.each([
  [{ label: 'storefront', path: 'payments/x' }, 'group:default/storefront'],
  [{ label: 'nobody', path: 'root/Payments/x' }, 'group:default/payments'],
  [{ path: 'root/x' }, 'group:default/payments'],
  [{}, 'group:default/payments'],
])('finds the owner of %j', (hint, owner) => {
  const linkedTo = ['component:default/checkout-api'];
  expect(resolveOwner(hint, linkedTo, index)).toBe(owner);
});

it('leaves an item without any hint unowned', () => {
  expect(resolveOwner({}, [], index)).toBeUndefined();
});
