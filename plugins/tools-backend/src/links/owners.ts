import { because, type Because } from '@strata/backstage-plugin-tools-common';
import type { OwnerHint } from '@strata/backstage-plugin-tools-node';
import { normaliseName } from './names';
import type { ServiceIndex } from './services';

/** What an item knows of its owner; code owners as their file names them, strongest first. */
export interface OwnerHints extends OwnerHint {
  codeOwners?: string[];
}

export interface FoundOwner {
  owner: string;
  /** The evidence, to follow "because". */
  reason: string;
  because: Because;
}

type OwnerRule = (
  hint: OwnerHints,
  linkedTo: readonly string[],
  index: ServiceIndex,
) => FoundOwner | undefined;

const byLabel: OwnerRule = ({ label }, _, index) => {
  const owner = label && groupNamed(label, index);
  return owner ? { owner, ...because('ownerLabel', { label }) } : undefined;
};

/** The group that a code owners file means by a name, or that the person is in. */
export function codeOwner(
  name: string,
  index: ServiceIndex,
): string | undefined {
  const bare = name.replace(/^@/, '');
  return groupNamed(bare, index) ?? personNamed(bare, index)?.team;
}

const byCodeOwners: OwnerRule = ({ codeOwners }, _, index) =>
  first(codeOwners, name => {
    const owner = codeOwner(name, index);
    return owner && { owner, ...because('ownerCodeOwners', { name }) };
  });

const byPath: OwnerRule = ({ path = '' }, _, index) =>
  first(path.split('/'), part => {
    const owner = groupNamed(part, index);
    return owner && { owner, ...because('ownerPath', { path }) };
  });

const byPerson: OwnerRule = ({ person }, _, index) => {
  const found = person && personNamed(person, index);
  if (!found || !found.team) return undefined;
  return {
    owner: found.team,
    ...because('ownerPerson', { person: found.ref }),
  };
};

const byService: OwnerRule = (_, linkedTo, index) =>
  first(linkedTo, ref => {
    const owner = index.services.get(ref)?.owner;
    return owner && { owner, ...because('ownerService', { service: ref }) };
  });

/** Strongest first: the first that finds a group gives owner and reason. */
const rules = [byLabel, byCodeOwners, byPath, byPerson, byService];

/** The owner of an item, and why. */
export function resolveOwner(
  hint: OwnerHints,
  linkedTo: readonly string[],
  index: ServiceIndex,
): FoundOwner | undefined {
  return first(rules, rule => rule(hint, linkedTo, index));
}

function first<T>(
  values: readonly T[] | undefined,
  find: (value: T) => FoundOwner | '' | undefined,
): FoundOwner | undefined {
  for (const value of values ?? []) {
    const found = find(value);
    if (found) return found;
  }
  return undefined;
}

function groupNamed(name: string, index: ServiceIndex): string | undefined {
  const bare = name.slice(name.indexOf('=') + 1).replace(/^group:/i, '');
  const last = bare.slice(bare.lastIndexOf('/') + 1);
  return last ? index.groups.get(normaliseName(last)) : undefined;
}

function personNamed(name: string, index: ServiceIndex) {
  return index.people.get(name.toLowerCase());
}
