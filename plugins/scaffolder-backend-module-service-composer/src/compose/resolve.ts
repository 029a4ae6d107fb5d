import { InputError } from '@backstage/errors';
import type { Archetype, Feature, Library, Requirement } from '../library';

/** What a person chose: an archetype and one feature id, or nothing, per choice. */
export interface Selection {
  archetype: string;
  /** Feature id by choice id; a missing choice means none. */
  features: Record<string, string | undefined>;
  /** Instance id by connector, for example `{ gitlab: 'gitlab.main' }`; default the first. */
  instances?: Record<string, string>;
}

/** Why an option cannot be taken, and what to take instead. */
export interface Refusal {
  reason: string;
  /** Id of the nearest alternative. */
  instead?: string;
}

export interface Resolved {
  archetype: Archetype;
  /** In the order in which they start. */
  features: Feature[];
}

/**
 * Whether `feature` works with the rest of the selection and the configured tools. An alternative
 * is named only where it could be taken.
 */
export function judge(
  library: Library,
  feature: Feature,
  selection: Selection,
  tools: readonly string[],
): Refusal | undefined {
  const refusal = refuse(library, feature, selection, tools);
  if (!refusal?.instead) return refusal;
  const other = find(library, refusal.instead);
  const features = { ...selection.features };
  if (other.choice) features[other.choice] = other.id;
  return refuse(library, other, { ...selection, features }, tools)
    ? { reason: refusal.reason }
    : refusal;
}

function refuse(
  library: Library,
  feature: Feature,
  selection: Selection,
  tools: readonly string[],
): Refusal | undefined {
  if (!feature.archetypes.includes(selection.archetype)) {
    const reason = `${feature.title} is not available for ${selection.archetype}`;
    return { reason, instead: nearest(library, feature, selection, tools) };
  }
  const chosen = new Set(chosenIds(library, selection));
  const unmet = feature.requires.find(
    requirement => !isMet(requirement, chosen, tools),
  );
  if (unmet) return { reason: unmet.reason, instead: unmet.instead };
  const clash = feature.conflicts.find(({ feature: id }) => chosen.has(id));
  return clash && { reason: clash.reason, instead: clash.instead };
}

/** The archetype and features of a selection, or one error with every reason against it. */
export function resolve(
  library: Library,
  selection: Selection,
  tools: readonly string[],
): Resolved {
  const archetype = library.archetypes.find(
    ({ id }) => id === selection.archetype,
  );
  if (!archetype) {
    throw new InputError(
      `There is no archetype "${
        selection.archetype
      }"; there are ${library.archetypes.map(({ id }) => id).join(', ')}`,
    );
  }
  const features = chosenIds(library, selection).map(id => find(library, id));
  const problems = [
    ...findUnanswered(library, selection),
    ...features.flatMap(feature => {
      const refusal = judge(library, feature, selection, tools);
      return refusal ? [describe(library, feature, refusal)] : [];
    }),
  ];
  if (problems.length > 0) throw new InputError(problems.join('\n'));
  return { archetype, features: inStartOrder(features) };
}

function describe(library: Library, feature: Feature, refusal: Refusal) {
  const instead = refusal.instead && find(library, refusal.instead).title;
  return `${feature.title} cannot be chosen: ${refusal.reason}.${
    instead ? ` Take ${instead} instead.` : ''
  }`;
}

function isMet(
  requirement: Requirement,
  chosen: ReadonlySet<string>,
  tools: readonly string[],
): boolean {
  return 'tool' in requirement
    ? tools.includes(requirement.tool)
    : chosen.has(requirement.feature);
}

/** Features that every service has, then those chosen, in the order of the choices. */
function chosenIds(library: Library, selection: Selection): string[] {
  for (const [choice, id] of Object.entries(selection.features)) {
    const feature = library.features.find(each => each.id === id);
    if (id !== undefined && feature?.choice !== choice) {
      throw new InputError(
        `"${id}" is not an option of the choice "${choice}"`,
      );
    }
  }
  const common = library.features.filter(({ choice }) => !choice);
  return [
    ...common.map(({ id }) => id),
    ...library.choices.flatMap(({ id }) => selection.features[id] ?? []),
  ];
}

function findUnanswered(library: Library, selection: Selection): string[] {
  return library.choices
    .filter(
      choice =>
        choice.layer !== 'language' &&
        !choice.none &&
        !selection.features[choice.id],
    )
    .map(choice => `${choice.title} must be chosen.`);
}

/** Another option of the same choice that could be taken. */
function nearest(
  library: Library,
  feature: Feature,
  selection: Selection,
  tools: readonly string[],
): string | undefined {
  return library.features.find(
    other =>
      other.id !== feature.id &&
      other.choice === feature.choice &&
      other.archetypes.includes(selection.archetype) &&
      other.requires.every(each => isMet(each, new Set(), tools)),
  )?.id;
}

function inStartOrder(features: Feature[]): Feature[] {
  const ordered: Feature[] = [];
  const visit = (feature: Feature, path: string[]) => {
    if (ordered.includes(feature)) return;
    if (path.includes(feature.id)) {
      throw new InputError(
        `Features start after each other: ${[...path, feature.id].join(' → ')}`,
      );
    }
    features
      .filter(({ id }) => feature.after.includes(id))
      .forEach(earlier => visit(earlier, [...path, feature.id]));
    ordered.push(feature);
  };
  features.forEach(feature => visit(feature, []));
  return ordered;
}

function find(library: Library, id: string): Feature {
  const feature = library.features.find(each => each.id === id);
  if (!feature) throw new InputError(`There is no feature "${id}"`);
  return feature;
}
