import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { toolsApiRef, type ToolsApi } from '../api';
import { linksRouteRef, syncsRouteRef } from '../routes';
import { useLocation } from 'react-router-dom';
import { SWRConfig } from 'swr';

/** Every method a spy without an answer, but for those given. */
export function fakeToolsApi(answers: Partial<ToolsApi>) {
  const refuse = (method: string) => async () => {
    throw new Error(`${method} was not expected`);
  };
  return {
    listSyncs: jest.fn(answers.listSyncs ?? refuse('listSyncs')),
    listSyncTrends: jest.fn(answers.listSyncTrends ?? refuse('listSyncTrends')),
    listSyncRuns: jest.fn(answers.listSyncRuns ?? refuse('listSyncRuns')),
    dryRunSync: jest.fn(answers.dryRunSync ?? refuse('dryRunSync')),
    pauseSync: jest.fn(answers.pauseSync ?? refuse('pauseSync')),
    checkInstance: jest.fn(answers.checkInstance ?? refuse('checkInstance')),
    getWebhooks: jest.fn(answers.getWebhooks ?? refuse('getWebhooks')),
    runSync: jest.fn(answers.runSync ?? refuse('runSync')),
    listHeldRemovals: jest.fn(
      answers.listHeldRemovals ?? refuse('listHeldRemovals'),
    ),
    decideRemovals: jest.fn(answers.decideRemovals ?? refuse('decideRemovals')),
    removeRetired: jest.fn(answers.removeRetired ?? refuse('removeRetired')),
    listItems: jest.fn(answers.listItems ?? refuse('listItems')),
    getServiceTools: jest.fn(
      answers.getServiceTools ?? refuse('getServiceTools'),
    ),
    refreshService: jest.fn(answers.refreshService ?? refuse('refreshService')),
    linkItem: jest.fn(answers.linkItem ?? refuse('linkItem')),
    decideLink: jest.fn(answers.decideLink ?? refuse('decideLink')),
    listInstances: jest.fn(answers.listInstances ?? refuse('listInstances')),
    listSuggestions: jest.fn(
      answers.listSuggestions ?? refuse('listSuggestions'),
    ),
    decideLinks: jest.fn(answers.decideLinks ?? refuse('decideLinks')),
    listConflicts: jest.fn(answers.listConflicts ?? refuse('listConflicts')),
    settleConflict: jest.fn(answers.settleConflict ?? refuse('settleConflict')),
    listDanglingAnnotations: jest.fn(
      answers.listDanglingAnnotations ?? refuse('listDanglingAnnotations'),
    ),
    getLinkCoverage: jest.fn(
      answers.getLinkCoverage ?? refuse('getLinkCoverage'),
    ),
    listUncoveredServices: jest.fn(
      answers.listUncoveredServices ?? refuse('listUncoveredServices'),
    ),
    listUnregistered: jest.fn(
      answers.listUnregistered ?? refuse('listUnregistered'),
    ),
    getAccountOverview: jest.fn(
      answers.getAccountOverview ?? refuse('getAccountOverview'),
    ),
    listAccounts: jest.fn(answers.listAccounts ?? refuse('listAccounts')),
    exportAccounts: jest.fn(answers.exportAccounts ?? refuse('exportAccounts')),
    decideAccount: jest.fn(answers.decideAccount ?? refuse('decideAccount')),
    acceptLeavers: jest.fn(answers.acceptLeavers ?? refuse('acceptLeavers')),
  };
}

const service: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-api', namespace: 'default' },
  spec: { type: 'service', owner: 'group:default/storefront' },
};

/** A function whose first call waits until it is told to fail, and whose others answer. */
export function failsOnce<T>(answer: T) {
  let fail = (_error: Error) => {};
  const first = new Promise<T>((_resolve, reject) => {
    fail = reject;
  });
  const call = jest.fn(async () => answer).mockReturnValueOnce(first);
  return { call, fail: (error: Error) => fail(error) };
}

/** Shows where the page is, for tests of what lives in the address. */
function Address() {
  const { search } = useLocation();
  return <output data-testid="address">{search}</output>;
}

/** What a portal offers, and shows first. */
function portalIn(defaultLanguage: string) {
  const languages = { availableLanguages: ['en', 'zh-CN'], defaultLanguage };
  return {
    app: {
      baseUrl: 'http://localhost:3000',
      extensions: [{ 'api:app/app-language': { config: languages } }],
    },
    backend: { baseUrl: 'http://localhost:7007' },
  };
}

/** Renders in a test app as somebody with all permissions but the denied ones. */
export function renderPage(
  page: JSX.Element,
  options: {
    api: ToolsApi;
    denied?: string[];
    address?: string;
    catalog?: CatalogApi;
    language?: 'en' | 'zh-CN';
  },
) {
  const { api, denied = [], address = '/' } = options;
  const { catalog = catalogApiMock(), language = 'en' } = options;
  const alerts = mockApis.alert();
  // A portal remembers the language over the tests of a file.
  localStorage.removeItem('language');
  renderInTestApp(
    // Permissions are cached by SWR; each test has its own.
    <SWRConfig value={{ provider: () => new Map() }}>
      <EntityProvider entity={service}>
        {page}
        <Address />
      </EntityProvider>
    </SWRConfig>,
    {
      initialRouteEntries: [address],
      config: portalIn(language),
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/links': linksRouteRef,
        '/syncs': syncsRouteRef,
      },
      apis: [
        [toolsApiRef, api],
        [catalogApiRef, catalog],
        alerts,
        mockApis.permission({
          authorize: ({ permission }) =>
            denied.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
        }),
      ],
    },
  );
  return { messages: () => alerts.getAlerts().map(({ message }) => message) };
}
