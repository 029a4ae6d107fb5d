import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_SOURCE_LOCATION,
  RELATION_DEPENDS_ON,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  NamedRef,
  StackService,
  StackTeam,
} from '@strata/backstage-plugin-stack-common';
import {
  parseRepository,
  type RepositoryPlace,
} from '@strata/backstage-plugin-tools-common';
import { technologyIdOfRef } from '@strata/technologies';

const IDENTITY_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.type',
  'spec.profile.displayName',
];

export interface CatalogPart {
  services: StackService[];
  teams: StackTeam[];
  systems: NamedRef[];
}

/** Where the code of services lies, by their refs. */
export type PlacesByService = ReadonlyMap<string, RepositoryPlace>;

/** Components, groups and systems that the caller may see, with only the fields the map needs. */
export async function readCatalog(
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Promise<CatalogPart & { places: PlacesByService }> {
  const list = async (kinds: string[], fields: string[]) => {
    const found: Entity[] = [];
    const pages = catalog.streamEntities(
      { filter: { kind: kinds }, fields },
      { credentials },
    );
    for await (const page of pages) found.push(...page);
    return found;
  };
  const [components, others] = await Promise.all([
    list(
      ['component'],
      [...IDENTITY_FIELDS, 'metadata.annotations', 'relations'],
    ),
    list(['group', 'system'], IDENTITY_FIELDS),
  ]);
  const isGroup = ({ kind }: Entity) => kind.toLowerCase() === 'group';
  return {
    services: components.map(toService),
    teams: others
      .filter(isGroup)
      .map(group => ({ ...toNamed(group), type: typeOf(group) })),
    systems: others.filter(entity => !isGroup(entity)).map(toNamed),
    places: new Map(components.flatMap(placeOf)),
  };
}

function placeOf(entity: Entity): [ref: string, RepositoryPlace][] {
  const address = entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
  const place = address ? parseRepository(address) : undefined;
  return place ? [[stringifyEntityRef(entity), place]] : [];
}

function toService(entity: Entity): StackService {
  const targets = (type: string) =>
    (entity.relations ?? [])
      .filter(relation => relation.type === type)
      .map(({ targetRef }) => targetRef);
  const systems = targets(RELATION_PART_OF).filter(ref =>
    ref.startsWith('system:'),
  );
  return {
    ...toNamed(entity),
    type: typeOf(entity),
    owner: targets(RELATION_OWNED_BY)[0],
    system: systems[0],
    technologies: targets(RELATION_DEPENDS_ON).flatMap(
      ref => technologyIdOfRef(ref) ?? [],
    ),
  };
}

function toNamed(entity: Entity): NamedRef {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  const { title, name } = entity.metadata;
  return {
    ref: stringifyEntityRef(entity),
    title: profile?.displayName ?? title ?? name,
  };
}

function typeOf({ spec }: Entity): string | undefined {
  return typeof spec?.type === 'string' ? spec.type : undefined;
}
