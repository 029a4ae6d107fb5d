import type { StackSnapshot } from '../types';

const service = (
  name: string,
  owner: string | undefined,
  system: string | undefined,
  technologies: string[],
) => ({
  ref: `component:default/${name}`,
  title: name,
  owner,
  system,
  technologies,
});

/** A small company in which everything that a page must show happens once. */
export const larkfield: StackSnapshot = {
  asOf: '2026-11-23T09:12:00.000Z',
  services: [
    service('checkout-api', 'group:default/payments', 'system:default/shop', [
      'go',
      'grpc',
      'postgresql',
      'jenkins',
      'gitlab-ci',
    ]),
    service('cart-api', 'group:default/storefront', 'system:default/shop', [
      'go',
      'grpc',
      'redis',
    ]),
    service('legacy-shop', 'group:default/gone', 'system:default/shop', [
      'php',
      'mysql',
      'hprose',
    ]),
    service('report-job', 'group:default/unowned', undefined, [
      'python',
      'homegrown-queue',
    ]),
    service('mystery', undefined, undefined, []),
  ],
  teams: [
    { ref: 'group:default/payments', title: 'Payments', type: 'team' },
    { ref: 'group:default/storefront', title: 'Storefront', type: 'team' },
    { ref: 'group:default/data', title: 'Data', type: 'team' },
    { ref: 'group:default/engineering', title: 'Engineering', type: 'org' },
  ],
  systems: [{ ref: 'system:default/shop', title: 'Shop' }],
  tools: {
    state: 'ok',
    value: [
      {
        instance: 'gitlab.main',
        title: 'GitLab main',
        technology: 'gitlab',
        baseUrl: 'https://gitlab.example',
        items: 40,
        services: [
          'component:default/checkout-api',
          'component:default/cart-api',
          'component:default/hidden-from-you',
        ],
        asOf: '2026-11-23T09:10:00.000Z',
        broken: false,
      },
      {
        instance: 'zabbix.hosts',
        title: 'Zabbix hosts',
        technology: 'zabbix',
        baseUrl: 'https://zabbix.example',
        items: 0,
        services: [],
        broken: true,
      },
    ],
  },
  compliance: {
    state: 'ok',
    value: {
      overall: [{ process: 'code-review', score: 82, coverage: 90 }],
      teams: {
        'group:default/payments': [
          { process: 'code-review', score: 50, coverage: 100 },
        ],
      },
    },
  },
  advice: { php: { ring: 'hold', reason: 'Nobody on call knows it.' } },
};
