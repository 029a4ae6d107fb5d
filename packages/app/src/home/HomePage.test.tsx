import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import compliancePlugin, {
  complianceApiRef,
} from '@strata/backstage-plugin-compliance';
import type { CheckResult } from '@strata/backstage-plugin-compliance-common';
import { toolsApiRef } from '@strata/backstage-plugin-tools';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { SWRConfig } from 'swr';
import { HomePage } from './HomePage';
import {
  catalogRouteRef,
  createServiceRouteRef,
  creationRouteRef,
  syncsRouteRef,
} from './routes';

// The whole page is rendered, in CI on two cores beside other work.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 10_000 });

const TEAM = 'group:default/storefront';

const component = (name: string, owner = 'storefront') => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default' },
  spec: { owner },
  relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
});

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 24 * 60 * 60 * 1000).toISOString();

const result = (parts: Partial<CheckResult>): CheckResult => ({
  checkId: 'protected',
  process: 'branch-policy',
  entityRef: 'component:default/cart-api',
  entityTitle: 'cart-api',
  team: TEAM,
  outcome: 'fail',
  display: 'fail',
  message: 'main takes direct pushes',
  evidence: [],
  since: daysAgo(1),
  evaluatedAt: daysAgo(0),
  ...parts,
});

const RESULTS = [
  result({}),
  result({ message: 'fails for long', since: daysAgo(100), checkId: 'old' }),
  result({ message: 'newest', since: daysAgo(0.1), checkId: 'new' }),
  result({ message: 'good', outcome: 'pass', display: 'pass', checkId: 'ok' }),
];

const tools = (entityRef: string, health = 'failing') => ({
  entityRef,
  groups: [
    {
      process: 'ci',
      items: [{ status: { health } }, { status: { health: 'ok' } }],
    },
  ],
  suggestions: [
    {
      title: `dashboard of ${entityRef}`,
      link: { id: entityRef, reason: 'names are alike', confidence: 0.864 },
    },
  ],
});

function fakes() {
  return {
    compliance: {
      listChecks: jest.fn(async () => ({
        items: [
          { id: 'protected', severity: 'high' },
          { id: 'ok', severity: 'high' },
        ],
      })),
      listResults: jest.fn(async () => ({ items: RESULTS, total: 4 })),
    },
    tools: {
      getServiceTools: jest.fn(async (ref: string) => tools(ref)),
      listSyncs: jest.fn(async () => ({
        items: [
          {
            instance: 'gitlab.main',
            instanceTitle: 'GitLab main',
            resource: 'projects',
            resourceTitle: 'Projects',
            heldBack: 0,
            error: {
              kind: 'auth',
              message: 'GitLab main refused the token (401).',
              remedy: 'Put in a new token.',
            },
          },
          {
            instance: 'jira.main',
            instanceTitle: 'Jira main',
            resource: 'projects',
            resourceTitle: 'Projects',
            heldBack: 3,
          },
          {
            instance: 'grafana.main',
            instanceTitle: 'Grafana main',
            resource: 'dashboards',
            resourceTitle: 'Dashboards',
            heldBack: 0,
          },
        ],
      })),
    },
    scaffolder: {
      listTasks: jest.fn(async () => ({
        tasks: [
          {
            id: 't1',
            status: 'completed',
            createdAt: daysAgo(2),
            spec: { parameters: { name: 'gift-cards' } },
          },
        ],
      })),
    },
    catalog: catalogApiMock({
      entities: [
        component('search-api'),
        component('cart-api'),
        component('ledger', 'payments'),
      ],
    }),
  };
}

function show(
  apis = fakes(),
  {
    groups = [TEAM],
    keepsSyncs = false,
  }: { groups?: string[]; keepsSyncs?: boolean } = {},
) {
  const user = 'user:default/mia.chen';
  renderInTestApp(
    // Permissions are cached by SWR; each test has its own.
    <SWRConfig value={{ provider: () => new Map() }}>
      <HomePage />
    </SWRConfig>,
    {
      mountedRoutes: {
        '/catalog': catalogRouteRef,
        '/create': createServiceRouteRef,
        '/create/tasks/:taskId': creationRouteRef,
        '/syncs': syncsRouteRef,
        '/compliance': compliancePlugin.routes.root,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      apis: [
        [complianceApiRef, apis.compliance as object],
        [toolsApiRef, apis.tools as object],
        [scaffolderApiRef, apis.scaffolder as object],
        [catalogApiRef, apis.catalog],
        [
          permissionApiRef,
          {
            authorize: async () =>
              ({ result: keepsSyncs ? 'ALLOW' : 'DENY' } as never),
          },
        ],
        mockApis.identity({
          userEntityRef: user,
          ownershipEntityRefs: [user, ...groups],
        }),
      ],
    },
  );
  return apis;
}

/** A block once it has loaded. */
const block = (name: string) =>
  waitFor(() => {
    const region = screen.getByRole('region', { name });
    expect(within(region).queryByRole('status')).not.toBeInTheDocument();
    return region;
  });

describe('home page', () => {
  it('lists the services of my teams, by title, with score and worst health', async () => {
    show();
    const services = await block('Services of your teams');
    const rows = await within(services).findAllByRole('rowheader');
    expect(rows.map(row => row.textContent)).toEqual([
      'cart-api',
      'search-api',
    ]);
    const cart = rows[0].closest('tr')!;
    await waitFor(() => expect(cart).toHaveTextContent('50'));
    await waitFor(() => expect(cart).toHaveTextContent('failing'));
  });

  it('shows what failed first within a week, the newest first', async () => {
    show();
    const red = await block('What turned red');
    await within(red).findByText(/newest/);
    const links = within(red).getAllByRole('link');
    expect(links.map(link => link.textContent)).toEqual([
      expect.stringContaining('newest'),
      expect.stringContaining('main takes direct pushes'),
    ]);
    expect(links[1]).toHaveAttribute(
      'href',
      '/compliance/checks/protected?entityRef=component%3Adefault%2Fcart-api',
    );
  });

  it('shows suggestions with their reason, and asks the tools only about my services', async () => {
    const { tools: toolsApi } = show();
    const suggestions = await block('Suggestions waiting');
    await within(suggestions).findByText(
      'dashboard of component:default/cart-api',
    );
    expect(suggestions).toHaveTextContent('names are alike (86 % sure)');
    expect(toolsApi.getServiceTools.mock.calls).toEqual([
      ['component:default/cart-api'],
      ['component:default/search-api'],
    ]);
  });

  it('leads to creating a service and to what was created', async () => {
    show();
    expect(
      await screen.findByRole('button', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/create');
    expect(
      await screen.findByRole('link', { name: 'gift-cards' }),
    ).toHaveAttribute('href', '/create/tasks/t1');
  });

  it('does not trouble people with syncs that they cannot repair', async () => {
    show();
    await block('Recently created');
    expect(screen.queryByText('Syncs that need you')).not.toBeInTheDocument();
  });

  it('names each broken tool once, with what to do', async () => {
    const apis = fakes();
    const { items } = await apis.tools.listSyncs();
    const pipelines = { resource: 'pipelines', resourceTitle: 'Pipelines' };
    apis.tools.listSyncs.mockResolvedValueOnce({
      items: [
        ...items,
        { ...items[0], ...pipelines },
        { ...items[2], ...pipelines, outcome: 'partial' } as any,
      ],
    });
    show(apis, { keepsSyncs: true });
    const broken = await block('Syncs that need you');
    const lines = within(broken).getAllByRole('listitem');
    expect(lines.map(line => line.textContent)).toEqual([
      'GitLab main: Projects, PipelinesCredential refused: GitLab main refused the token (401). Put in a new token.',
      'Jira main: ProjectsOne run would have removed 3 items, more than its budget allows. Accept or refuse it.',
      'Grafana main: PipelinesNot every page arrived, so nothing was removed. The next run tries again.',
    ]);
  });

  it('says that no tool is connected, rather than that all is well', async () => {
    const apis = fakes();
    apis.tools.listSyncs.mockResolvedValueOnce({ items: [] });
    show(apis, { keepsSyncs: true });
    const syncs = await block('Syncs that need you');
    await within(syncs).findByText('No tool is connected yet.');
  });

  it('welcomes a person without a team', async () => {
    const { compliance } = show(fakes(), { groups: [] });
    expect(
      await screen.findByText('You are in no team yet'),
    ).toBeInTheDocument();
    expect(await block('Recently created')).toBeInTheDocument();
    expect(compliance.listResults).not.toHaveBeenCalled();
  });

  it.each([
    ['compliance', 'What turned red', 'Suggestions waiting'],
    ['tools', 'Suggestions waiting', 'What turned red'],
    ['catalog', 'Services of your teams', 'What turned red'],
    ['scaffolder', 'Recently created', 'Services of your teams'],
  ] as const)(
    'says that %s fails while the rest works',
    async (source, broken, well) => {
      const apis = fakes();
      const fail = async () => {
        throw new Error('It is down.');
      };
      show({
        ...apis,
        [source]: new Proxy({}, { get: () => fail }),
      } as typeof apis);
      const alert = within(await block(broken)).getByRole('alert');
      expect(alert).toHaveTextContent('It is down.');
      const other = await block(well);
      expect(within(other).queryByRole('alert')).not.toBeInTheDocument();
    },
  );

  it('keeps the other services when the tools of one cannot be read', async () => {
    const apis = fakes();
    apis.tools.getServiceTools.mockImplementation(async ref => {
      if (ref.endsWith('cart-api')) throw new Error('Not found.');
      return tools(ref);
    });
    show(apis);
    const suggestions = await block('Suggestions waiting');
    await within(suggestions).findByText(
      'dashboard of component:default/search-api',
    );
    expect(suggestions).toHaveTextContent(
      'The tools of cart-api could not be read.',
    );
  });

  it('loads a block again on request', async () => {
    const apis = fakes();
    apis.scaffolder.listTasks.mockRejectedValueOnce(new Error('It is down.'));
    show(apis);
    const recent = await block('Recently created');
    await userEvent.click(
      await within(recent).findByRole('button', { name: 'Retry' }),
    );
    expect(await within(recent).findByText('gift-cards')).toBeInTheDocument();
  });
});
