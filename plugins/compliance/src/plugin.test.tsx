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
import plugin, { complianceApiRef } from './index';
import * as legacy from './legacy';
import { entityContentRouteRef, rootRouteRef } from './routes';
import { fakeApi } from './__testUtils__/renderPage';

describe('plugin', () => {
  it.each([
    'page:compliance',
    'entity-content:compliance',
    'entity-card:compliance',
  ] as const)('brings %s', id => {
    expect(plugin.getExtension(id)).toBeDefined();
  });

  it('renders its page in an app of the new system', async () => {
    renderTestApp({
      features: [plugin],
      initialRouteEntries: ['/compliance'],
      apis: [[complianceApiRef, fakeApi()]],
    });
    expect(await screen.findByText('No teams yet')).toBeInTheDocument();
  });

  it.each([
    ['/compliance', 'Compliance'],
    ['/compliance', 'No teams yet'],
    ['/tab', 'Not evaluated yet'],
    ['/card', /^Results appear after the next evaluation/],
  ])('serves %s with %p in a classic app', async (address, text) => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'cart-api' },
    };
    await renderInClassicApp(
      <TestApiProvider
        apis={[
          [complianceApiRef, fakeApi()],
          [permissionApiRef, mockApis.permission()],
        ]}
      >
        <EntityProvider entity={entity}>
          <Routes>
            <Route path="/compliance/*" element={<legacy.CompliancePage />} />
            <Route path="/tab" element={<legacy.EntityComplianceContent />} />
            <Route path="/card" element={<legacy.EntityComplianceCard />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
      {
        routeEntries: [address],
        mountedRoutes: {
          '/compliance': rootRouteRef,
          '/tab': entityContentRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(await screen.findByText(text)).toBeVisible();
  });
});
