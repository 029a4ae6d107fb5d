import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import {
  toolsConnectorsExtensionPoint,
  type ConnectorDefinition,
} from '@strata/backstage-plugin-tools-node';
import { actionsRegistryServiceRef } from './actionsRegistry';
import { connectors as builtIn } from './connectors/index.generated';
import { metricsServiceRef } from './observe/metrics';
import { startTools } from './startTools';

/** Syncs tools and serves what they hold to the rest of Strata. */
export const toolsPlugin = createBackendPlugin({
  pluginId: 'tools',
  register(env) {
    const added: ConnectorDefinition<any>[] = [];
    env.registerExtensionPoint(toolsConnectorsExtensionPoint, {
      addConnector: connector => added.push(connector),
    });
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        await startTools(deps, [...builtIn, ...added]);
      },
    });
  },
});
