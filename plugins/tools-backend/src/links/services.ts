import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  parseRepository,
  trimSlashes,
  UNOWNED_GROUP_REF,
  type RepositoryPlace,
} from '@strata/backstage-plugin-tools-common';
import { annotationTerms } from './annotations';
import { normaliseName, tellingWords, tokens } from './names';
import { indexPeople, type People } from './people';

/** A catalog Component, reduced to what links rest on. */
export interface Service {
  ref: string;
  name: string;
  words: ReadonlySet<string>;
  owner?: string;
  annotations: Record<string, string>;
  repositories: RepositoryPlace[];
}

/** Services and groups, indexed for the matcher. */
export interface ServiceIndex {
  services: ReadonlyMap<string, Service>;
  byRepository: ReadonlyMap<string, Service[]>;
  byName: ReadonlyMap<string, Service[]>;
  /** By each word of their names that is not generic. */
  byWord: ReadonlyMap<string, Service[]>;
  /** By `annotationKey` of each term of an annotation. */
  byAnnotation: ReadonlyMap<string, Service[]>;
  byOwner: ReadonlyMap<string, Service[]>;
  /** Refs of groups by normalised name. */
  groups: ReadonlyMap<string, string>;
  people: People;
  /** Users as they are, for whose accounts are matched. */
  users: readonly Entity[];
}

/** One annotation that names one term, as the index has it. */
export function annotationKey(annotation: string, term: string): string {
  return `${annotation}\n${term}`;
}

/** `codeHosts` are the addresses of configured code hosts: a project slug alone names no host. */
export function indexServices(
  entities: readonly Entity[],
  codeHosts: readonly string[],
): ServiceIndex {
  const services = entities
    .filter(entity => entity.kind === 'Component')
    .map(entity => toService(entity, codeHosts))
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
  const groups = entities.filter(isTeam);
  return {
    services: new Map(services.map(service => [service.ref, service])),
    byRepository: group(services, service =>
      service.repositories.map(place => place.repository),
    ),
    byName: group(services, service => [normaliseName(service.name)]),
    byWord: group(services, service => tellingWords(service.name)),
    byAnnotation: group(services, service =>
      Object.entries(service.annotations).flatMap(([annotation, value]) =>
        annotationTerms(value).map(term => annotationKey(annotation, term)),
      ),
    ),
    byOwner: group(services, ({ owner }) => (owner ? [owner] : [])),
    groups: new Map(
      groups.map(entity => [
        normaliseName(entity.metadata.name),
        stringifyEntityRef(entity),
      ]),
    ),
    people: indexPeople(entities, services),
    users: entities.filter(entity => entity.kind === 'User'),
  };
}

/** The group of the unowned comes and goes with the items in it; nothing names it as an owner. */
function isTeam(entity: Entity): boolean {
  return (
    entity.kind === 'Group' && stringifyEntityRef(entity) !== UNOWNED_GROUP_REF
  );
}

function toService(entity: Entity, codeHosts: readonly string[]): Service {
  const annotations = entity.metadata.annotations ?? {};
  return {
    ref: stringifyEntityRef(entity),
    name: entity.metadata.name,
    words: new Set(tokens(entity.metadata.name)),
    owner: ownerOf(entity),
    annotations,
    repositories: repositoriesOf(annotations, codeHosts),
  };
}

function repositoriesOf(
  annotations: Record<string, string>,
  codeHosts: readonly string[],
): RepositoryPlace[] {
  const slug = annotations['gitlab.com/project-slug'];
  const addresses = [
    annotations['backstage.io/source-location'],
    ...(slug
      ? codeHosts.map(
          host => `${host.replace(/\/+$/, '')}/${trimSlashes(slug)}`,
        )
      : []),
  ];
  const places = addresses.flatMap(
    address => (address && parseRepository(address)) || [],
  );
  // A source location in the same repository knows the folder; the slug does not.
  return places.filter(
    (place, at) =>
      places.findIndex(other => other.repository === place.repository) === at,
  );
}

function ownerOf(entity: Entity): string | undefined {
  const owner = entity.spec?.owner;
  if (typeof owner !== 'string' || !owner) return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'Group',
        defaultNamespace: entity.metadata.namespace,
      }),
    );
  } catch {
    return undefined;
  }
}

function group(
  services: readonly Service[],
  keysOf: (service: Service) => string[],
): Map<string, Service[]> {
  const groups = new Map<string, Service[]>();
  for (const service of services) {
    for (const key of new Set(keysOf(service))) {
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key)!.push(service);
    }
  }
  return groups;
}
