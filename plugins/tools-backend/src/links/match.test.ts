import { parseRepository } from '@strata/backstage-plugin-tools-common';
import type { LinkHints } from '@strata/backstage-plugin-tools-node';
import { component, team } from '../__testUtils__/harness';
import { matchItem } from './match';
import { likeness, tokens } from './names';
import { compileNaming, type NamingRule } from './naming';
import type { Known } from './rules';
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

const moved = {
  current: 'git.example.com/payments/baskets',
  addresses: [
    'git.example.com/payments/baskets',
    'git.example.com/payments/cart',
  ],
};

const known: Known = {
  ...index,
  tools: new Map([['ci', 2]]),
  aliases: new Map(moved.addresses.map(address => [address, moved])),
  naming: [
    namingRule('^(?<service>.+)-(build|deploy)$', { type: 'ci-job' }),
    namingRule('(team|squad)-(?<service>[a-z-]+)', { connector: 'ci' }),
  ],
};

function namingRule(text: string, where: Partial<NamingRule>): NamingRule {
  const compiled = compileNaming(text);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return { ...where, text, ...compiled };
}

function itemOf(hints: LinkHints, title = 'something else', type = 'any') {
  return { title, type, connector: 'ci', instanceName: 'main', hints };
}

function match(
  hints: LinkHints,
  title?: string,
  { type, rejected }: { type?: string; rejected?: string[] } = {},
) {
  const refs = rejected?.map(name => `component:default/${name}`);
  return matchItem(itemOf(hints, title, type), known, new Set(refs)).map(
    link =>
      `${link.state} ${link.entityRef.split('/')[1]} by ${link.source} ${
        link.confidence
      }`,
  );
}

it('takes a repository to each service whose source is a folder of it', () => {
  expect(
    match({ repositories: [shop] }, 'shop', { type: 'repository' }),
  ).toEqual(['linked admin by repository 0.9', 'linked web by repository 0.9']);
});

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
  [
    'a similar name in one word',
    {},
    'CheckoutBuild',
    ['suggested checkout-api by name 0.67'],
  ],
  ['a name that shares only a generic word', {}, 'billing-api', []],
])('%s', (_, hints, title, expected) => {
  expect(match(hints, title)).toEqual(expected);
});

const job = { 'jenkins.io/job-full-name': ['payments/checkout'] };
const cart = ['https://git.example.com/payments/cart'];

it.each<[string, LinkHints, string | undefined, string[], string[]]>([
  [
    'an annotation against a repository',
    { annotations: job, repositories: cart },
    undefined,
    [],
    [
      'linked checkout-api by annotation 1',
      'conflict cart-api by repository 0.95',
    ],
  ],
  [
    'a repository against a label of the same strength',
    { repositories: cart, services: ['checkout-api'] },
    undefined,
    [],
    [
      'linked cart-api by repository 0.95',
      'conflict checkout-api by label 0.95',
    ],
  ],
  [
    'a label against a rule for names',
    { services: ['checkout-api'] },
    'cart-api-build',
    [],
    ['linked checkout-api by label 0.95', 'conflict cart-api by naming 0.9'],
  ],
  [
    'an annotation that names one service of two labels',
    { annotations: job, services: ['checkout-api', 'cart-api'] },
    undefined,
    [],
    ['linked checkout-api by annotation 1'],
  ],
  [
    'an annotation against what only suggests',
    { annotations: job, repositories: [`${shop}.git`] },
    undefined,
    [],
    ['linked checkout-api by annotation 1'],
  ],
  [
    'an annotation against an equal name, which may be chance',
    { annotations: job },
    'cart-api',
    [],
    ['linked checkout-api by annotation 1'],
  ],
  [
    'what a person said against the stronger one',
    { annotations: job, repositories: cart },
    undefined,
    ['checkout-api'],
    ['linked cart-api by repository 0.95'],
  ],
  [
    'what a person said against the weaker one',
    { annotations: job, repositories: cart },
    undefined,
    ['cart-api'],
    ['linked checkout-api by annotation 1'],
  ],
])('weighs %s', (_, hints, title, rejected, expected) => {
  expect(match(hints, title, { type: 'ci-job', rejected })).toEqual(expected);
});

it.each<[string, string, string, string[]]>([
  [
    'in another spelling',
    'Checkout_API-deploy',
    'ci-job',
    ['linked checkout-api by naming 0.9'],
  ],
  ['of a type without that rule', 'payments-deploy', 'dashboard', []],
  [
    'that another rule of the connector takes apart',
    'squad-admin',
    'dashboard',
    ['linked admin by naming 0.9'],
  ],
  ['that leads to no service', 'storage-deploy', 'ci-job', []],
  ['that is too long', `${'x'.repeat(200)}-deploy`, 'ci-job', []],
])('tries the naming rules on a name %s', (_, title, type, expected) => {
  expect(match({}, title, { type })).toEqual(expected);
});

it.each([
  [
    'payments/baskets',
    'same repository git.example.com/payments/baskets, formerly git.example.com/payments/cart',
  ],
  [
    'payments/cart.git',
    'same repository git.example.com/payments/baskets, formerly git.example.com/payments/cart',
  ],
])('follows a repository that moved, named as %s', (path, reason) => {
  const repositories = [`ssh://git@GIT.example.com:2222/${path}`];
  const [link] = matchItem(itemOf({ repositories }), known);
  expect(link).toMatchObject({
    entityRef: 'component:default/cart-api',
    state: 'linked',
    reason,
  });
});

it.each<[LinkHints, string, string, object]>([
  [
    { annotations: { 'jira/project-key': ['CART'] } },
    'annotation',
    'annotation jira/project-key is main/CART',
    { annotation: 'jira/project-key', value: 'main/CART' },
  ],
  [
    { repositories: [shop], path: 'services/web/deploy' },
    'repositoryFolder',
    "same repository git.example.com/shop, and services/web/deploy is this service's",
    { repository: 'git.example.com/shop', folder: 'services/web/deploy' },
  ],
  [
    { repositories: [shop], name: 'web' },
    'repositoryName',
    "same repository git.example.com/shop, and its name is this service's",
    { repository: 'git.example.com/shop' },
  ],
  [
    { repositories: [shop] },
    'sharedRepository',
    'same repository git.example.com/shop, which 2 services share',
    { repository: 'git.example.com/shop', services: '2' },
  ],
  [
    { repositories: ['https://git.example.com/payments/baskets'] },
    'sameRepositoryMoved',
    'same repository git.example.com/payments/baskets, formerly git.example.com/payments/cart',
    { repository: moved.current, former: moved.addresses[1] },
  ],
  [
    { services: ['web'] },
    'label',
    'label service=web',
    { label: 'service=web' },
  ],
  [
    { name: 'squad-admin' },
    'naming',
    'the naming rule (team|squad)-(?<service>[a-z-]+) finds admin in its name squad-admin',
    {
      pattern: '(team|squad)-(?<service>[a-z-]+)',
      ...{ service: 'admin', name: 'squad-admin' },
    },
  ],
  [
    { name: 'Web' },
    'sameName',
    "its name Web is the service's",
    { name: 'Web' },
  ],
  [
    { name: 'cart-api-build' },
    'similarName',
    'its name cart-api-build is 83 % like cart-api',
    { name: 'cart-api-build', percent: '83', service: 'cart-api' },
  ],
])('says why, by %j', (hints, rule, reason, values) => {
  const [found] = matchItem(itemOf(hints), known);
  expect(found).toMatchObject({ reason, because: { rule, values } });
  expect(found.because.values).toEqual(values);
});

it('says of a repository why it belongs to a folder of it', () => {
  const item = itemOf({ repositories: [shop] }, 'shop', 'repository');
  expect(matchItem(item, known)[0]).toMatchObject({
    reason:
      'its source is the folder services/admin of the repository git.example.com/shop',
    because: { rule: 'sourceFolder' },
  });
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
  const like = (a: string, b: string) =>
    likeness(new Set(tokens(a)), new Set(tokens(b)));
  expect(like('checkout-api', 'CheckoutApi')).toBe(1);
  expect(like('cart-api', 'search-api')).toBe(0);
  expect(like('结账 服务', '结账-服务')).toBe(1);
});

describe('a number, which several tools may have,', () => {
  const numbered = (value: string, tools: number) =>
    matchItem(itemOf({ annotations: { 'git.test/id': ['42', 'shop'] } }), {
      ...known,
      ...indexServices([component('shop-api', { 'git.test/id': value })], []),
      tools: new Map([['ci', tools]]),
    }).map(({ state, reason }) => `${state}: ${reason}`);

  it.each([
    ['42', 1],
    ['main:42', 2],
    ['42, main/42', 2],
    ['shop', 2],
  ])('is sure as %s among %s', (value, tools) => {
    expect(numbered(value, tools)).toEqual([
      `linked: annotation git.test/id is ${value}`,
    ]);
  });

  it.each(['42', '7,42'])('only suggests as %s among two', value => {
    expect(numbered(value, 2)).toEqual([
      `suggested: annotation git.test/id is ${value}, a number that each of 2 tools may have; main:42 would be sure`,
    ]);
  });
});

describe('the code owners of a repository', () => {
  const services = [
    component('mailer', {}, 'payments'),
    component('sender', {}, 'storefront'),
    component('writer', {}, 'storefront'),
    component('news', { [source]: `url:${shop}` }, 'payments'),
    component('basket', { [source]: `url:${shop}` }, 'storefront'),
    component('wallet', { [source]: `url:${shop}` }, 'storefront'),
    team('payments'),
    team('storefront'),
  ];

  function found(codeOwners: string[], repository?: string, without = '') {
    const kept = services.filter(({ metadata }) => metadata.name !== without);
    const repositories = repository ? [repository] : [];
    const item = itemOf({ repositories }, 'unlike', 'repository');
    const all = { ...known, ...indexServices(kept, []) };
    return matchItem({ ...item, codeOwners }, all).map(
      link =>
        `${link.entityRef.split('/')[1]} ${link.source} ${link.confidence} ${
          link.reason
        }`,
    );
  }

  it('suggest their only service', () => {
    expect(found(['@nobody', '@payments'], undefined, 'news')).toEqual([
      'mailer codeowners 0.5 its code owners file names @payments, whose only service is mailer',
    ]);
    expect(found(['@payments'])).toEqual([]);
    expect(found(['@storefront'])).toEqual([]);
  });

  it('tell whose it is of those that share it', () => {
    const shared =
      'repository 0.5 same repository git.example.com/shop, which 3 services share';
    expect(found(['@payments'], shop)).toEqual([
      'news codeowners 0.7 its code owners file names @payments, who own news of the services that share it',
      `basket ${shared}`,
      `wallet ${shared}`,
    ]);
    expect(found(['@storefront'], shop)).toHaveLength(3);
  });
});

describe('the catalog file of a repository', () => {
  const described = (names: string[], hints: LinkHints = {}) =>
    matchItem(
      {
        ...itemOf(hints),
        described: names.map(name => `component:default/${name}`),
      },
      known,
    ).map(({ state, entityRef, reason }) => [state, entityRef, reason]);

  const fresh = indexServices([component('mailer'), component('sender')], []);
  const ofNoRepository = { ...known, ...fresh };

  it('links the one service that it describes', () => {
    const item = { ...itemOf({}), described: ['component:default/mailer'] };
    expect(matchItem(item, ofNoRepository)).toEqual([
      {
        entityRef: 'component:default/mailer',
        ...{ state: 'linked', source: 'repository', confidence: 0.95 },
        reason: 'its catalog-info.yaml describes component:default/mailer',
        because: {
          rule: 'catalogFile',
          values: { entity: 'component:default/mailer' },
        },
      },
    ]);
  });

  it('only suggests several', () => {
    const names = ['component:default/mailer', 'component:default/sender'];
    const found = matchItem(
      { ...itemOf({}), described: names },
      ofNoRepository,
    );
    expect(found.map(({ state, reason }) => [state, reason])).toEqual(
      names.map(name => [
        'suggested',
        `its catalog-info.yaml describes ${name} and 1 more`,
      ]),
    );
  });

  it('only suggests what the catalog has from elsewhere, as in a copy', () => {
    expect(
      described(['cart-api'], {
        repositories: ['https://git.example.com/ada/cart-copy'],
      }),
    ).toEqual([
      [
        'suggested',
        'component:default/cart-api',
        'its catalog-info.yaml describes component:default/cart-api, which the catalog has from another repository',
      ],
    ]);
  });

  it('decides among those that share the repository, under an earlier address too', () => {
    expect(described(['web'], { repositories: [shop] })).toEqual([
      [
        'linked',
        'component:default/web',
        'its catalog-info.yaml describes component:default/web',
      ],
    ]);
    const [[state]] = described(['cart-api'], {
      repositories: [`https://${moved.current}`],
    });
    expect(state).toBe('linked');
  });

  it('means nothing where it describes what the catalog does not know', () => {
    expect(described(['unheard-of'])).toEqual([]);
  });
});
