import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { Technology } from '@strata/technologies';
import { LOCATION, technologyEntity } from './technologyEntity';

/**
 * Puts the knowledge base into the catalog, so that services can depend on technologies.
 * The data changes only with a release, so once per start is enough; the catalog compares
 * hashes and writes nothing when a start brings nothing new.
 */
export class StackEntityProvider implements EntityProvider {
  constructor(
    private readonly options: {
      technologies: readonly Technology[];
      owner: string;
    },
  ) {}

  /** Permanent: the catalog deletes the entities of providers that it no longer knows. */
  getProviderName(): string {
    return 'strata-stack';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { technologies, owner } = this.options;
    await connection.applyMutation({
      type: 'full',
      entities: technologies.map(technology => ({
        entity: technologyEntity(technology, owner),
        locationKey: LOCATION,
      })),
    });
  }
}
