import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { complianceApiFactory } from './api';
import { entityContentRouteRef, rootRouteRef } from './routes';

/** The same pages for apps on the classic frontend system. */
export const compliancePlugin = createPlugin({
  id: 'compliance',
  apis: [complianceApiFactory],
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
});

export const CompliancePage = compliancePlugin.provide(
  createRoutableExtension({
    name: 'CompliancePage',
    mountPoint: rootRouteRef,
    component: () =>
      import('./components/LegacyCompliancePage').then(
        module => module.LegacyCompliancePage,
      ),
  }),
);

export const EntityComplianceContent = compliancePlugin.provide(
  createRoutableExtension({
    name: 'EntityComplianceContent',
    mountPoint: entityContentRouteRef,
    component: () =>
      import('./components/entity/EntityComplianceContent').then(
        module => module.EntityComplianceContent,
      ),
  }),
);

export const EntityComplianceCard = compliancePlugin.provide(
  createComponentExtension({
    name: 'EntityComplianceCard',
    component: {
      lazy: () =>
        import('./components/entity/EntityComplianceCard').then(
          module => module.EntityComplianceCard,
        ),
    },
  }),
);
