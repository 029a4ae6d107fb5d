import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type { StackApi } from '@strata/backstage-plugin-stack-common';
import { useLocation } from 'react-router-dom';
import { stackApiRef } from '../api';
import { StackRouter } from '../components/StackRouter';
import { TechnologiesRouter } from '../components/TechnologiesRouter';
import { rootRouteRef, technologiesRouteRef } from '../routes';

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

/** Renders what an app shows at an address, around an element or the plugin's own pages. */
export function renderAt(
  address: string,
  api: StackApi,
  element?: JSX.Element,
) {
  const technologies = address.startsWith('/technologies');
  const pages = technologies ? <TechnologiesRouter /> : <StackRouter />;
  return renderInTestApp(
    <>
      {element ?? pages}
      <Address />
    </>,
    {
      apis: [[stackApiRef, api]],
      mountPath: technologies ? '/technologies/*' : '/stack/*',
      initialRouteEntries: [address],
      mountedRoutes: {
        '/stack': rootRouteRef,
        '/technologies': technologiesRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}
