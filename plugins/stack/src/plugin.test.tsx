import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  renderInTestApp as renderInClassicApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import stackPlugin, { stackApiRef } from '.';
import { StackPage, TechnologiesPage } from './legacy';
import { rootRouteRef, technologiesRouteRef } from './routes';
import { apiOver, companyOf } from './__testUtils__/company';

describe('the plugin', () => {
  it.each([
    ['/stack', /2 of 2 services/],
    ['/stack/ownership', /Services without an owner/],
    ['/technologies', /90 technologies/],
    ['/technologies/go', /Default for new services/],
  ])('serves %s in the new frontend system', async (address, text) => {
    renderTestApp({
      features: [stackPlugin],
      apis: [[stackApiRef, apiOver(companyOf(2))]],
      initialRouteEntries: [address],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    });
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('serves both pages in a classic app', async () => {
    await renderInClassicApp(
      <TestApiProvider apis={[[stackApiRef, apiOver(companyOf(2))]]}>
        <Routes>
          <Route path="/stack" element={<StackPage />} />
          <Route path="/technologies" element={<TechnologiesPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/stack'],
        mountedRoutes: {
          '/stack': rootRouteRef,
          '/technologies': technologiesRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(screen.getByRole('heading', { name: 'Stack' })).toBeVisible();
    expect(await screen.findByText(/2 of 2 services/)).toBeVisible();
  });
});
