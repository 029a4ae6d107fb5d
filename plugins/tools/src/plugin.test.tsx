import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  renderInTestApp as renderInClassicApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import toolsPlugin, { toolsApiRef } from './index';
import * as legacy from './legacy';
import {
  accessRouteRef,
  entityToolsRouteRef,
  linksRouteRef,
  syncsRouteRef,
} from './routes';
import { fakeToolsApi } from './__testUtils__/render';
import { aLinkedItem, aSync, serviceTools } from './__testUtils__/samples';

describe('plugin for the new frontend system', () => {
  it('serves the Syncs page with what the backend answers', async () => {
    const fetched = jest.fn(async (_request: RequestInfo | URL) =>
      Response.json({ items: [aSync()] }),
    );
    renderTestApp({
      features: [toolsPlugin],
      initialRouteEntries: ['/syncs'],
      apis: [
        mockApis.discovery({ baseUrl: 'http://portal.example' }),
        mockApis.fetch({ baseImplementation: fetched as typeof fetch }),
      ],
    });
    expect(
      await screen.findByText('All syncs are healthy', { exact: false }),
    ).toBeInTheDocument();
    expect(screen.getByRole('table', { name: 'Syncs' })).toBeInTheDocument();
    const asked = fetched.mock.calls.map(([request]) => String(request));
    expect(asked).toContain('http://portal.example/api/tools/syncs');
  });

  it('serves the Links page below an address of its own', async () => {
    const fetched = jest.fn(async (_request: RequestInfo | URL) =>
      Response.json({ items: [], total: 0, teams: [], processes: [] }),
    );
    renderTestApp({
      features: [toolsPlugin],
      initialRouteEntries: ['/links/conflicts'],
      apis: [
        mockApis.discovery({ baseUrl: 'http://portal.example' }),
        mockApis.fetch({ baseImplementation: fetched as typeof fetch }),
      ],
    });
    expect(
      await screen.findByText('No rule contradicts another.'),
    ).toBeInTheDocument();
    const asked = fetched.mock.calls.map(([request]) => String(request));
    expect(asked).toContain(
      'http://portal.example/api/tools/links/conflicts?limit=50',
    );
  });

  it('brings a tab for entity pages', () => {
    expect(toolsPlugin.getExtension('entity-content:tools')).toBeDefined();
  });
});

describe('plugin for the classic frontend system', () => {
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'checkout-api', namespace: 'default' },
  };

  it.each([
    ['/syncs', 'heading', 'Syncs'],
    ['/syncs', 'table', 'Syncs'],
    ['/links', 'heading', 'Links'],
    ['/links/coverage', 'tab', 'Coverage'],
    ['/access', 'heading', 'Access'],
    ['/tools', 'rowgroup', 'Continuous integration'],
  ])('serves %s with the %s %s', async (address, role, name) => {
    const api = fakeToolsApi({
      listSyncs: async () => ({ items: [aSync()] }),
      getServiceTools: async () => serviceTools([aLinkedItem()]),
    });
    await renderInClassicApp(
      <TestApiProvider
        apis={[
          [toolsApiRef, api],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <EntityProvider entity={entity}>
          <Routes>
            <Route path="/syncs" element={<legacy.SyncsPage />} />
            <Route path="/links/*" element={<legacy.LinksPage />} />
            <Route path="/access" element={<legacy.AccessPage />} />
            <Route path="/tools" element={<legacy.EntityToolsContent />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      {
        routeEntries: [address],
        mountedRoutes: {
          '/syncs': syncsRouteRef,
          '/links': linksRouteRef,
          '/access': accessRouteRef,
          '/tools': entityToolsRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(await screen.findByRole(role, { name })).toBeVisible();
  });

  it('brings the same client', () => {
    const apis = [...legacy.toolsPlugin.getApis()].map(({ api }) => api.id);
    expect(apis).toEqual([toolsApiRef.id]);
  });
});
