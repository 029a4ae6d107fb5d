import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';

/** A catalog User and the group that answers for what they look after. */
export interface Person {
  ref: string;
  /** Absent where their groups leave it open. */
  team?: string;
}

/** Users by e-mail address and by name, both in lower case. */
export type People = ReadonlyMap<string, Person>;

/**
 * The team of a person is their only group that owns services, else their only group: of two that
 * fit equally, none is taken.
 */
export function indexPeople(
  entities: readonly Entity[],
  services: readonly { owner?: string }[],
): People {
  const owners = new Set(services.map(service => service.owner));
  const groupsOf = memberships(entities);
  const people = new Map<string, Person>();
  for (const user of entities.filter(({ kind }) => kind === 'User')) {
    const ref = stringifyEntityRef(user);
    const groups = [...(groupsOf.get(ref) ?? [])];
    const teams = groups.filter(group => owners.has(group));
    const [team, another] = teams.length ? teams : groups;
    const person = { ref, ...(team && !another && { team }) };
    for (const key of keysOf(user)) people.set(key, person);
  }
  return people;
}

function keysOf(user: Entity): string[] {
  const email = (user.spec?.profile as { email?: unknown } | undefined)?.email;
  const names = [user.metadata.name, email];
  return names.flatMap(name =>
    typeof name === 'string' && name ? [name.toLowerCase()] : [],
  );
}

/** Groups by user: a membership stands on the user or on the group. */
function memberships(entities: readonly Entity[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (user: string | undefined, group: string | undefined) => {
    if (!user || !group) return;
    if (!found.has(user)) found.set(user, new Set());
    found.get(user)!.add(group);
  };
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    if (entity.kind === 'User') {
      refs(entity, 'memberOf', 'Group').forEach(group => add(ref, group));
    } else if (entity.kind === 'Group') {
      refs(entity, 'members', 'User').forEach(user => add(user, ref));
    }
  }
  return found;
}

function refs(
  { spec, metadata }: Entity,
  field: 'memberOf' | 'members',
  defaultKind: string,
): (string | undefined)[] {
  const values = spec?.[field];
  if (!Array.isArray(values)) return [];
  return values.map(value => {
    try {
      const context = { defaultKind, defaultNamespace: metadata.namespace };
      return stringifyEntityRef(parseEntityRef(String(value), context));
    } catch {
      return undefined;
    }
  });
}
