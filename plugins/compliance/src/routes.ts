import { createRouteRef } from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'compliance' });
export const entityContentRouteRef = createRouteRef({
  id: 'compliance:entity-content',
});
