import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createComposeAction,
  createOptionsAction,
  createPublishAction,
  createRegisterAction,
  createUndoAction,
  createWireAction,
} from './actions';
import { loadLibrary } from './library';
import { findTemplatesFolder } from './templatesFolder';
import { ToolsGateway } from './tools';

/** Adds the actions that compose, publish and wire a service to the scaffolder. */
export const scaffolderModuleServiceComposer = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'service-composer',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, catalog, config, discovery }) {
        const library = loadLibrary(findTemplatesFolder(config));
        const tools = new ToolsGateway(auth, discovery);
        const integrations = ScmIntegrations.fromConfig(config);
        actions.addActions(
          createOptionsAction({ library, tools }),
          createComposeAction({ library, tools }),
          createPublishAction({ tools, integrations }),
          createRegisterAction({ tools, catalog }),
          createWireAction({ tools }),
          createUndoAction({ tools, catalog, auth }),
        );
      },
    });
  },
});
