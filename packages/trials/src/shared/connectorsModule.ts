import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  toolsConnectorsExtensionPoint,
  type ConnectorDefinition,
} from '@strata/backstage-plugin-tools-node';

/** Registers connectors as a private package does. */
export function connectorsModule(connectors: ConnectorDefinition<any>[]) {
  return createBackendModule({
    pluginId: 'tools',
    moduleId: 'trial-connectors',
    register(env) {
      env.registerInit({
        deps: { point: toolsConnectorsExtensionPoint },
        async init({ point }) {
          connectors.forEach(connector => point.addConnector(connector));
        },
      });
    },
  });
}
