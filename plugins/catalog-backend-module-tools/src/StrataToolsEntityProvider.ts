import { stringifyEntityRef } from '@backstage/catalog-model';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Emitted } from './entities/resource';

/** Entities in one mutation: larger ones hold locks longer than they save time. */
export const MAX_DELTA = 1000;

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

  /** Additions first, each chunk in the order of refs, so that two writers cannot deadlock. */
  async apply(added: Emitted[], removedRefs: string[]): Promise<void> {
    const byRef = new Map(
      added.map(emitted => [stringifyEntityRef(emitted.entity), emitted]),
    );
    const refs = [...byRef.keys()].sort();
    for (const chunk of chunksOf(refs)) {
      await this.connection?.applyMutation({
        type: 'delta',
        added: chunk.map(ref => deferred(byRef.get(ref)!)),
        removed: [],
      });
    }
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

function* chunksOf<T>(values: T[]): Iterable<T[]> {
  for (let at = 0; at < values.length; at += MAX_DELTA) {
    yield values.slice(at, at + MAX_DELTA);
  }
}
