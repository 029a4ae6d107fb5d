import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ConnectorDefinition } from './define/connector';

/** Where a private package registers its own connectors. */
export interface ToolsConnectorsExtensionPoint {
  addConnector(connector: ConnectorDefinition<any>): void;
}

export const toolsConnectorsExtensionPoint =
  createExtensionPoint<ToolsConnectorsExtensionPoint>({
    id: 'tools.connectors',
  });
