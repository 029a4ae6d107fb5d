import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  type DeferredEntity,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { readFile } from 'node:fs/promises';

/** Hands over what a file holds, as one full mutation: the plainest provider there is. */
class FileProvider implements EntityProvider {
  private connection?: EntityProviderConnection;

  constructor(private readonly name: string) {}

  getProviderName(): string {
    return this.name;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  async provide(entities: DeferredEntity[]): Promise<void> {
    await this.connection!.applyMutation({ type: 'full', entities });
  }
}

/** `company` has the services and teams of the world, `bare` is measured against. */
const providers = {
  company: new FileProvider('bench-company'),
  bare: new FileProvider('bench-bare'),
};

export const providersModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench-providers',
  register(env) {
    env.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        processing.addEntityProvider(...Object.values(providers));
      },
    });
  },
});

/** The milliseconds that the mutation took; reading the file does not count. */
export async function provideEntities(
  name: keyof typeof providers,
  file: string,
): Promise<{ tookMs: number }> {
  const entities: DeferredEntity[] = JSON.parse(await readFile(file, 'utf8'));
  const started = performance.now();
  await providers[name].provide(entities);
  return { tookMs: performance.now() - started };
}
