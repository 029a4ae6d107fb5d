import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  getCompoundEntityRef,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { UNOWNED_TEAM_REF } from '@strata/backstage-plugin-compliance-common';
import type { FactReadContext } from '@strata/backstage-plugin-compliance-node';

export type AuditedSubject = FactReadContext['subjects'][number];

const PAGE_SIZE = 1000;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.annotations',
  'metadata.tags',
  'metadata.links',
  'spec.type',
  'spec.owner',
  'spec.system',
  'spec.lifecycle',
  'spec.dependsOn',
  'spec.profile.displayName',
  'relations',
];

export interface SubjectOptions {
  /** `spec.type` of the Components that count as services; every Component without it. */
  serviceTypes?: readonly string[];
  /** Only this service or team. */
  entityRef?: string;
}

/** Reads what is audited from the catalog: services, and Groups of type `team`. */
export async function readSubjects(
  catalog: CatalogService,
  credentials: BackstageCredentials,
  options: SubjectOptions = {},
): Promise<AuditedSubject[]> {
  const entities: Entity[] = [];
  const pages = catalog.streamEntities(
    { filter: filterOf(options), fields: FIELDS, pageSize: PAGE_SIZE },
    { credentials },
  );
  for await (const page of pages) entities.push(...page);
  const groups = new Set(entities.filter(isGroup).map(stringifyEntityRef));
  return entities
    .filter(entity => isAudited(entity, options))
    .map(entity => toSubject(entity, groups));
}

/** Groups are always read whole: they tell which owners exist. */
function filterOf({ entityRef }: SubjectOptions) {
  if (!entityRef) return [{ kind: 'component' }, { kind: 'group' }];
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const one = { kind, 'metadata.namespace': namespace, 'metadata.name': name };
  return [one, { kind: 'group' }];
}

function isAudited(entity: Entity, options: SubjectOptions): boolean {
  const ref = stringifyEntityRef(entity);
  if (options.entityRef && ref !== options.entityRef) return false;
  const type = String(entity.spec?.type ?? '');
  if (isGroup(entity)) return type === 'team' && ref !== UNOWNED_TEAM_REF;
  if (entity.kind.toLowerCase() !== 'component') return false;
  return options.serviceTypes?.includes(type) ?? true;
}

function toSubject(entity: Entity, groups: Set<string>): AuditedSubject {
  const ref = stringifyEntityRef(entity);
  const team = isGroup(entity) ? ref : ownerOf(entity, groups);
  const lifecycle = entity.spec?.lifecycle;
  return {
    kind: isGroup(entity) ? 'team' : 'service',
    ref,
    title: titleOf(entity),
    ...(team ? { team } : {}),
    ...(typeof lifecycle === 'string' ? { lifecycle } : {}),
    entity,
  };
}

/** The owning group, where the catalog knows it; a person or `unowned` is no team. */
function ownerOf(entity: Entity, groups: Set<string>): string | undefined {
  const related = (entity.relations ?? [])
    .filter(relation => relation.type === RELATION_OWNED_BY)
    .map(relation => relation.targetRef);
  return [...related, declaredOwner(entity)].find(
    ref => ref && groups.has(ref) && ref !== UNOWNED_TEAM_REF,
  );
}

function declaredOwner(entity: Entity): string | undefined {
  if (typeof entity.spec?.owner !== 'string') return undefined;
  const { namespace } = getCompoundEntityRef(entity);
  try {
    const context = { defaultKind: 'group', defaultNamespace: namespace };
    return stringifyEntityRef(parseEntityRef(entity.spec.owner, context));
  } catch {
    return undefined;
  }
}

export function titleOf(entity: Entity): string {
  const profile = entity.spec?.profile as { displayName?: string } | undefined;
  return profile?.displayName ?? entity.metadata.title ?? entity.metadata.name;
}

function isGroup(entity: Entity): boolean {
  return entity.kind.toLowerCase() === 'group';
}
