import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { complianceApiRef, type ComplianceApi } from '../api';
import { Route, Routes } from 'react-router-dom';
import { ComplianceRouter } from '../components/ComplianceRouter';
import { rootRouteRef } from '../routes';
import { check } from './fixtures';

export type FakeApi = { [key in keyof ComplianceApi]: jest.Mock };

/** Answers with one check and nothing else; whatever a test needs is put in its place. */
export function fakeApi(answers: Partial<FakeApi> = {}): FakeApi {
  const empty = { items: [] };
  const answer = (value: unknown) => jest.fn(async () => value);
  return {
    listChecks: answer({ items: [check()] }),
    getMatrix: answer({ processes: [], rows: [], groups: [] }),
    listResults: answer({ items: [], total: 0 }),
    getHistory: answer(empty),
    evaluate: answer(undefined),
    listWaivers: answer(empty),
    requestWaiver: answer(undefined),
    decideWaiver: answer(undefined),
    attest: answer(undefined),
    exportCsv: answer(''),
    ...answers,
  };
}

interface Surroundings {
  api: FakeApi;
  user?: string;
  /** Names of permissions that are refused. */
  refused?: string[];
}

export function renderWithApis(
  element: JSX.Element,
  { api, user = 'user:default/jonas.weber', refused = [] }: Surroundings,
  path = '/compliance',
) {
  return renderInTestApp(element, {
    initialRouteEntries: [path],
    mountedRoutes: {
      '/compliance': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    apis: [
      [complianceApiRef, api],
      [
        permissionApiRef,
        {
          authorize: async ({ permission }) => ({
            result: refused.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          }),
        },
      ],
      mockApis.identity({ userEntityRef: user }),
    ],
  });
}

/** The page as a person meets it at an address. */
export function renderPage(path: string, surroundings: Surroundings) {
  return renderWithApis(
    <Routes>
      <Route path="/compliance/*" element={<ComplianceRouter />} />
    </Routes>,
    surroundings,
    path,
  );
}

/** Clicks a button once permissions and identity are known and have enabled it. */
export async function clickWhenEnabled(name: string) {
  await waitFor(() =>
    expect(screen.getByRole('button', { name })).toBeEnabled(),
  );
  await userEvent.click(screen.getByRole('button', { name }));
}
