import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { stackApiFactory } from './api';
import { rootRouteRef, technologiesRouteRef } from './routes';

/** The same pages for apps on the classic frontend system. */
export const stackPlugin = createPlugin({
  id: 'stack',
  apis: [stackApiFactory],
  routes: { root: rootRouteRef, technologies: technologiesRouteRef },
});

export const StackPage = stackPlugin.provide(
  createRoutableExtension({
    name: 'StackPage',
    mountPoint: rootRouteRef,
    component: () =>
      import('./components/legacyPages').then(pages => pages.LegacyStackPage),
  }),
);

export const TechnologiesPage = stackPlugin.provide(
  createRoutableExtension({
    name: 'TechnologiesPage',
    mountPoint: technologiesRouteRef,
    component: () =>
      import('./components/legacyPages').then(
        pages => pages.LegacyTechnologiesPage,
      ),
  }),
);

export const EntityStackCard = stackPlugin.provide(
  createComponentExtension({
    name: 'EntityStackCard',
    component: {
      lazy: () =>
        import('./components/entity/EntityStackCard').then(
          card => card.EntityStackCard,
        ),
    },
  }),
);
