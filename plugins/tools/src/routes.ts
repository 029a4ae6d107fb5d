import { createRouteRef } from '@backstage/core-plugin-api';

export const syncsRouteRef = createRouteRef({ id: 'tools.syncs' });
export const linksRouteRef = createRouteRef({ id: 'tools.links' });
export const accessRouteRef = createRouteRef({ id: 'tools.access' });
export const entityToolsRouteRef = createRouteRef({ id: 'tools.entity' });
