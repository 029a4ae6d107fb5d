import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  type DeferredEntity,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { readFile } from 'node:fs/promises';

/** Hands over what a file holds. */
class FileProvider implements EntityProvider {
  private connection?: EntityProviderConnection;

  constructor(private readonly name: string) {}

  getProviderName(): string {
    return this.name;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  /** As one full mutation, as the plainest provider there is, or as deltas of so many. */
  async provide(entities: DeferredEntity[], delta?: number): Promise<void> {
    const connection = this.connection!;
    if (!delta) return connection.applyMutation({ type: 'full', entities });
    for (let at = 0; at < entities.length; at += delta) {
      const added = entities.slice(at, at + delta);
      await connection.applyMutation({ type: 'delta', added, removed: [] });
    }
    return undefined;
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
  delta?: number,
): Promise<{ tookMs: number }> {
  const entities: DeferredEntity[] = JSON.parse(await readFile(file, 'utf8'));
  const started = performance.now();
  await providers[name].provide(entities, delta);
  return { tookMs: performance.now() - started };
}
