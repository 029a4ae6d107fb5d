import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { ToolsClient } from '@strata/backstage-plugin-tools-common';
import { readOptions } from './config';
import { CatalogWriter } from './feed/CatalogWriter';
import { EmittedStore } from './feed/EmittedStore';
import { FeedFollower } from './feed/FeedFollower';
import { Reconciler } from './feed/Reconciler';
import { scheduleFollower } from './schedule';
import { StrataToolsEntityProvider } from './StrataToolsEntityProvider';

/** Registers the provider always, because an unregistered provider's entities are deleted. */
export const catalogModuleTools = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'strata-tools',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ processing, database, discovery, config, ...services }) {
        const provider = new StrataToolsEntityProvider();
        processing.addEntityProvider(provider);
        const { schedule, reconcileEveryMs, budget } = readOptions(config);
        const store = await EmittedStore.create(database);
        const writer = new CatalogWriter(provider, store, services.logger);
        const common = { ...services, store, writer };
        const follower = new FeedFollower({
          ...common,
          reconcileEveryMs,
          client: new ToolsClient({ discoveryApi: discovery }),
          reconciler: new Reconciler({ ...common, budget }),
        });
        await scheduleFollower({ ...services, schedule, follower, provider });
      },
    });
  },
});
