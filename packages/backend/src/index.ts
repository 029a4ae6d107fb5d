import { createBackend } from '@backstage/backend-defaults';
import { permissionModuleRoles } from './permissions';
import { authLoader } from './auth';
import { reasonOf } from './productionAuth';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(authLoader);
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(permissionModuleRoles);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
// Takes over where the database is PostgreSQL; on SQLite the index lives in memory.
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-scaffolder-backend'));

backend.add(import('@strata/backstage-plugin-tools-backend'));
backend.add(import('@strata/backstage-plugin-catalog-backend-module-tools'));
backend.add(import('@strata/backstage-plugin-stack-backend'));
backend.add(import('@strata/backstage-plugin-catalog-backend-module-stack'));
backend.add(import('@strata/backstage-plugin-compliance-backend'));
backend.add(
  import('@strata/backstage-plugin-scaffolder-backend-module-service-composer'),
);

backend.start().catch(error => {
  console.error(reasonOf(error));
  process.exit(1);
});
