import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ToolsClient } from '@strata/backstage-plugin-tools-common';
import { toolsApiRef } from './api';
import {
  accessRouteRef,
  entityToolsRouteRef,
  linksRouteRef,
  syncsRouteRef,
} from './routes';

export const toolsPlugin = createPlugin({
  id: 'tools',
  apis: [
    createApiFactory({
      api: toolsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: apis => new ToolsClient(apis),
    }),
  ],
  routes: {
    syncs: syncsRouteRef,
    links: linksRouteRef,
    access: accessRouteRef,
    entity: entityToolsRouteRef,
  },
});

/** The page with all syncs, for `<Route path="/syncs">`. */
export const SyncsPage = toolsPlugin.provide(
  createRoutableExtension({
    name: 'SyncsPage',
    component: () =>
      import('./components/SyncsPage').then(({ SyncsPage: page }) => page),
    mountPoint: syncsRouteRef,
  }),
);

/** What links wait for, for `<Route path="/links">`. */
export const LinksPage = toolsPlugin.provide(
  createRoutableExtension({
    name: 'LinksPage',
    component: () =>
      import('./components/LinksPage').then(({ LinksPage: page }) => page),
    mountPoint: linksRouteRef,
  }),
);

/** Who can get into the tools, for `<Route path="/access">`. */
export const AccessPage = toolsPlugin.provide(
  createRoutableExtension({
    name: 'AccessPage',
    component: () =>
      import('./components/AccessPage').then(({ AccessPage: page }) => page),
    mountPoint: accessRouteRef,
  }),
);

/** The tools of a service, for `<EntityLayout.Route path="/tools">` on Component pages. */
export const EntityToolsContent = toolsPlugin.provide(
  createRoutableExtension({
    name: 'EntityToolsContent',
    component: () =>
      import('./components/EntityTools').then(
        ({ EntityToolsContent: content }) => content,
      ),
    mountPoint: entityToolsRouteRef,
  }),
);
