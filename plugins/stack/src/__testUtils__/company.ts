import { NotFoundError } from '@backstage/errors';
import {
  describeTechnology,
  listServices,
  listTechnologies,
  ownershipOf,
  rollUp,
  type StackApi,
  type StackService,
  type StackSnapshot,
} from '@strata/backstage-plugin-stack-common';

const LANGUAGES = ['go', 'java', 'php'];
const TEAMS = ['storefront', 'payments'];

function serviceNumber(i: number): StackService {
  const name = `service-${String(i).padStart(4, '0')}`;
  return {
    ref: `component:default/${name}`,
    title: name,
    owner: i % 5 === 4 ? undefined : `group:default/${TEAMS[i % 2]}`,
    system: i % 3 === 0 ? 'system:default/shop' : undefined,
    technologies: [LANGUAGES[i % 3], 'grpc', i % 2 ? 'redis' : 'hprose'],
  };
}

/** A company with so many services: the owner of every fifth is unknown. */
export function companyOf(
  services: number,
  changes: Partial<StackSnapshot> = {},
): StackSnapshot {
  const list = Array.from({ length: services }, (_, i) => serviceNumber(i));
  return {
    asOf: new Date().toISOString(),
    services: list,
    teams: [
      { ref: 'group:default/storefront', title: 'Storefront', type: 'team' },
      { ref: 'group:default/payments', title: 'Payments', type: 'team' },
      { ref: 'group:default/data', title: 'Data', type: 'team' },
    ],
    systems: [{ ref: 'system:default/shop', title: 'Shop' }],
    tools: {
      state: 'ok',
      value: [
        {
          ...{ instance: 'gitlab.main', title: 'GitLab main', items: 7 },
          ...{ technology: 'gitlab', baseUrl: 'https://gitlab.example' },
          services: list.slice(0, 3).map(({ ref }) => ref),
          asOf: new Date().toISOString(),
          broken: false,
        },
        {
          ...{ instance: 'zabbix.old', title: 'Zabbix old', items: 0 },
          technology: 'zabbix',
          // eslint-disable-next-line no-script-url -- what a page must not link to
          baseUrl: 'javascript:alert(1)',
          services: [],
          broken: true,
        },
      ],
    },
    compliance: {
      state: 'ok',
      value: {
        overall: [{ process: 'code-review', score: 81.6, coverage: 90 }],
        teams: {},
      },
    },
    advice: { php: { ring: 'hold', reason: 'Nobody on call knows it.' } },
    ...changes,
  };
}

/** The API over a company, with the same roll-up as the backend. */
export function apiOver(snapshot: StackSnapshot) {
  return {
    getMap: jest.fn(async filter => rollUp(snapshot, filter)),
    listServices: jest.fn(async query => listServices(snapshot, query)),
    listTechnologies: jest.fn(async query => ({
      items: listTechnologies(snapshot, query),
      asOf: snapshot.asOf,
    })),
    getTechnology: jest.fn(async id => {
      const technology = describeTechnology(snapshot, id);
      if (!technology) throw new NotFoundError(`no technology '${id}'`);
      return technology;
    }),
    getOwnership: jest.fn(async () => ownershipOf(snapshot)),
  } satisfies StackApi;
}
