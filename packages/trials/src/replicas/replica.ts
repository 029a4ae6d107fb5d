import { createBackend } from '@backstage/backend-defaults';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import catalogModuleTools from '@strata/backstage-plugin-catalog-backend-module-tools';
import toolsPlugin from '@strata/backstage-plugin-tools-backend';
import { connectorsModule } from '../shared/connectorsModule';
import { listConnector } from '../shared/listConnector';
import { configFromParent } from '../shared/portalConfig';

// The process has no purpose without the one that started it.
process.on('disconnect', () => process.exit(0));

/** One backend process of several, configured by `TRIAL_CONFIG`; says `ready` when it runs. */
const backend = createBackend();
backend.add(configFromParent);
backend.add(catalogPlugin);
backend.add(catalogModuleTools);
backend.add(toolsPlugin);
backend.add(connectorsModule([listConnector]));
backend.start().then(
  () => process.stdout.write('ready\n'),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
