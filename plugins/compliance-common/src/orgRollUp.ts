/** A group of the catalog, with its place in the organisation. */
export interface OrgGroup {
  ref: string;
  title: string;
  parent?: string;
}

export interface RolledUpGroup {
  group: string;
  groupTitle: string;
  /** How many groups are above it. */
  depth: number;
  /** Refs of the teams below it, at any depth, and of itself where it is a team. */
  teams: string[];
}

/** Every group above a team, each after the one above it and else by title. */
export function rollUpGroups(
  groups: readonly OrgGroup[],
  teams: readonly string[],
): RolledUpGroup[] {
  const byRef = new Map(groups.map(group => [group.ref, group]));
  const lineages = teams.map(team => lineageOf(team, byRef));
  const above = new Set(
    lineages.flatMap(lineage => lineage.slice(1).map(({ ref }) => ref)),
  );
  return [...byRef.values()]
    .filter(({ ref }) => above.has(ref))
    .map(group => ({ group, lineage: lineageOf(group.ref, byRef) }))
    .sort((a, b) => (pathOf(a.lineage) < pathOf(b.lineage) ? -1 : 1))
    .map(({ group, lineage }) => ({
      group: group.ref,
      groupTitle: group.title,
      depth: lineage.length - 1,
      teams: teams.filter((_, index) =>
        lineages[index].some(({ ref }) => ref === group.ref),
      ),
    }));
}

/** The group and those above it, upwards; ends where a parent is not known, or comes again. */
function lineageOf(
  ref: string,
  byRef: ReadonlyMap<string, OrgGroup>,
): OrgGroup[] {
  const lineage: OrgGroup[] = [];
  let group = byRef.get(ref);
  while (group && !lineage.includes(group)) {
    lineage.push(group);
    group = group.parent === undefined ? undefined : byRef.get(group.parent);
  }
  return lineage;
}

function pathOf(lineage: OrgGroup[]): string {
  return lineage
    .map(({ title, ref }) => `${title}\n${ref}\n`)
    .reverse()
    .join('');
}
