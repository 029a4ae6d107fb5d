import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Emitted } from './entities/resource';

/** Entities in one mutation: larger ones hold locks longer than they save time. */
const MAX_DELTA = 250;
/** Mutations at once: one is prepared while the database works on another. */
const LANES = 2;

/** Hands deltas to the catalog. Connecting starts nothing: the scheduled task does the work. */
export class StrataToolsEntityProvider implements EntityProvider {
  private connection?: EntityProviderConnection;

  /** Permanent: the catalog deletes all entities of a provider whose name it no longer finds. */
  getProviderName(): string {
    return 'strata-tools';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  /** Whether the catalog has connected the provider yet. */
  get connected(): boolean {
    return this.connection !== undefined;
  }

  /**
   * Additions first, each mutation in the order of refs and of its own ones, so that writers cannot
   * deadlock. An error is thrown once no mutation is under way any more.
   */
  async apply(added: Emitted[], removedRefs: string[]): Promise<void> {
    const byRef = new Map(
      added.map(emitted => [stringifyEntityRef(emitted.entity), emitted]),
    );
    const chunks = chunksOf([...byRef.keys()].sort());
    const lanes = Array.from({ length: LANES }, async () => {
      for (const chunk of chunks) {
        await this.connection?.applyMutation({
          type: 'delta',
          added: chunk.map(ref => deferred(byRef.get(ref)!)),
          removed: [],
        });
      }
    });
    await Promise.allSettled(lanes);
    await Promise.all(lanes);
    const gone = [...new Set(removedRefs)]
      .filter(ref => !byRef.has(ref))
      .sort();
    for (const chunk of chunksOf(gone)) {
      await this.connection?.applyMutation({
        type: 'delta',
        added: [],
        removed: chunk.map(entityRef => ({ entityRef })),
      });
    }
  }
}

function deferred({ entity, locationKey }: Emitted) {
  return { entity, locationKey };
}

function* chunksOf<T>(values: T[]): Generator<T[]> {
  for (let at = 0; at < values.length; at += MAX_DELTA) {
    yield values.slice(at, at + MAX_DELTA);
  }
}
