import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { assertProductionAuth, isProduction } from './productionAuth';

/** Adds the demo sign-in where it is configured, and refuses an open door in production. */
export const authLoader = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  loader({ config }) {
    if (isProduction(config)) assertProductionAuth(config);
    return config.has('auth.providers.demo')
      ? [import('@strata/backstage-plugin-auth-backend-module-demo')]
      : [];
  },
});
