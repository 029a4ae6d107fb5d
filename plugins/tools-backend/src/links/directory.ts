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
  'spec.profile.displayName',
];

/** What the linker asks of the catalog. */
export interface ServiceDirectory {
  /** `undefined` when the catalog cannot answer or is empty: then links stay as they are. */
  read(): Promise<ServiceIndex | undefined>;
}

export interface RememberingDirectory extends ServiceDirectory {
  /** All Users, as the last read found them; nothing where it failed. */
  lastUsers(): readonly Entity[] | undefined;
}

/** Who needs only the Users need not read the catalog again. */
export function rememberUsers(
  directory: ServiceDirectory,
): RememberingDirectory {
  let users: readonly Entity[] | undefined;
  return {
    async read() {
      const found = await directory.read();
      users = found?.users;
      return found;
    },
    lastUsers: () => users,
  };
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
