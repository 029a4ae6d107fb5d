import { createRouteRef, createSubRouteRef } from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'stack' });

export const ownershipRouteRef = createSubRouteRef({
  id: 'stack:ownership',
  parent: rootRouteRef,
  path: '/ownership',
});

export const technologiesRouteRef = createRouteRef({
  id: 'stack:technologies',
});

export const technologyRouteRef = createSubRouteRef({
  id: 'stack:technology',
  parent: technologiesRouteRef,
  path: '/:id',
});
