import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { indexServices, type ServiceIndex } from './services';

/** Only what links rest on: whole entities of a large catalog are tens of megabytes. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.annotations',
  'spec.owner',
  'spec.members',
  'spec.memberOf',
  'spec.profile.email',
];

/** What the linker asks of the catalog. */
export interface ServiceDirectory {
  /** `undefined` when the catalog cannot answer or is empty: then links stay as they are. */
  read(): Promise<ServiceIndex | undefined>;
}

export function createServiceDirectory(options: {
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  codeHosts: string[];
}): ServiceDirectory {
  const { catalog, auth, logger, codeHosts } = options;
  return {
    async read() {
      try {
        const credentials = await auth.getOwnServiceCredentials();
        const entities: Entity[] = [];
        let cursor: string | undefined;
        do {
          const page = await catalog.queryEntities(
            cursor
              ? { cursor, fields: FIELDS, limit: 1000 }
              : {
                  filter: { kind: ['Component', 'Group', 'User'] },
                  fields: FIELDS,
                  limit: 1000,
                },
            { credentials },
          );
          entities.push(...page.items);
          cursor = page.pageInfo.nextCursor;
        } while (cursor);
        return entities.some(entity => entity.kind === 'Component')
          ? indexServices(entities, codeHosts)
          : undefined;
      } catch (error) {
        logger.info(
          `Links stay as they are: the catalog did not answer (${error})`,
        );
        return undefined;
      }
    },
  };
}
