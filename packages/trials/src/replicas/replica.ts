import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleTools from '@strata/backstage-plugin-catalog-backend-module-tools';
import toolsPlugin from '@strata/backstage-plugin-tools-backend';
import { toolsConnectorsExtensionPoint } from '@strata/backstage-plugin-tools-node';
import { listConnector } from '../shared/listConnector';

/** One backend process of several, configured by `TRIAL_CONFIG`; says `ready` when it runs. */
const connector = createBackendModule({
  pluginId: 'tools',
  moduleId: 'list-tool',
  register(env) {
    env.registerInit({
      deps: { connectors: toolsConnectorsExtensionPoint },
      async init({ connectors }) {
        connectors.addConnector(listConnector);
      },
    });
  },
});

const backend = createBackend();
backend.add(
  createServiceFactory({
    service: coreServices.rootConfig,
    deps: {},
    factory: () => {
      const config = new ConfigReader(JSON.parse(process.env.TRIAL_CONFIG!));
      return Object.assign(config, { subscribe: undefined }) as any;
    },
  }),
);
backend.add(catalogPlugin);
backend.add(catalogModuleTools);
backend.add(toolsPlugin);
backend.add(connector);
backend.start().then(
  () => process.stdout.write('ready\n'),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
