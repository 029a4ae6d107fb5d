import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { technologies } from '@strata/technologies';
import { StackEntityProvider } from './StackEntityProvider';

const DEFAULT_OWNER = 'group:default/platform';

/** Feeds the technologies of the knowledge base into the catalog. */
export const catalogModuleStack = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'strata-stack',
  register(env) {
    env.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const owner = readOwner(
          config.getOptionalString('stack.technologyOwner') ?? DEFAULT_OWNER,
        );
        catalog.addEntityProvider(
          new StackEntityProvider({ technologies, owner }),
        );
      },
    });
  },
});

function readOwner(ref: string): string {
  if (/^(group|user):[\w.-]+\/[\w.-]+$/i.test(ref)) return ref;
  throw new InputError(
    `stack.technologyOwner is '${ref}', which is no full ref of a group or user; write it like ${DEFAULT_OWNER}`,
  );
}
