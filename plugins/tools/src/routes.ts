import { createRouteRef } from '@backstage/core-plugin-api';

export const syncsRouteRef = createRouteRef({ id: 'tools.syncs' });
export const linksRouteRef = createRouteRef({ id: 'tools.links' });
export const entityToolsRouteRef = createRouteRef({ id: 'tools.entity' });
