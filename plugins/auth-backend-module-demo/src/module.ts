import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
  createProxyAuthenticator,
} from '@backstage/plugin-auth-node';
import { type DemoPerson, findPerson, readPeople } from './people';

const authenticator = createProxyAuthenticator({
  defaultProfileTransform: async () => ({ profile: {} }),
  initialize: ({ config }) => readPeople(config),
  async authenticate({ req }, people: DemoPerson[]) {
    return { result: findPerson(people, req.get('x-demo-person')) };
  },
});

/** Signs anybody in as one of the demo's people. Refuses to load in production. */
export const authModuleDemo = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo',
  register(reg) {
    reg.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ providers, logger }) {
        if (process.env.NODE_ENV === 'production') {
          throw new Error(
            'The demo sign-in lets anybody in and cannot be loaded in production; configure a provider under auth.providers and remove auth.providers.demo',
          );
        }
        logger.warn('The demo sign-in is on: anybody may sign in as anybody');
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator,
            signInResolver: async ({ result }, context) =>
              context.signInWithCatalogUser({
                entityRef: result.userEntityRef,
              }),
          }),
        });
      },
    });
  },
});
