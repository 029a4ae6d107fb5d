import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { actionsRegistryServiceRef, registerActions } from './actionsRegistry';
import { readAdvice } from './advice';
import { createRouter } from './router';
import { SnapshotReader } from './SnapshotReader';
import { Neighbours } from './sources/neighbours';

/** The stack map, ownership and technologies, over HTTP. */
export const stackPlugin = createBackendPlugin({
  pluginId: 'stack',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        logger: coreServices.logger,
      },
      async init({ actionsRegistry, catalog, config, ...deps }) {
        const snapshots = new SnapshotReader({
          catalog,
          neighbours: new Neighbours(deps),
          advice: readAdvice(config),
        });
        deps.httpRouter.use(createRouter({ ...deps, snapshots }));
        registerActions(actionsRegistry, snapshots);
      },
    });
  },
});
