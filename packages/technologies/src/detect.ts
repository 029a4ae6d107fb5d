import { technologies } from './knowledgeBase';
import type { Ecosystem, Technology } from './schema';

/** A package, image or runtime that a file of a repository names. */
export interface Sighting {
  ecosystem: Ecosystem;
  name: string;
  version?: string;
  path: string;
}

/** A technology with where in a repository it shows. */
export interface ObservedTechnology {
  id: string;
  seen: { path: string; name?: string; version?: string }[];
}

/** Places kept of one technology in one folder of a repository. */
const MAX_SEEN = 5;

interface Patterns {
  exact: ReadonlyMap<string, string>;
  /** Longest first, so that the more precise one decides. */
  prefixes: readonly [prefix: string, id: string][];
}

const patterns = indexPatterns(technologies);

const byFile: ReadonlyMap<string, string> = new Map(
  technologies.flatMap(({ id, detect }) =>
    (detect?.files ?? []).map(path => [path, id] as const),
  ),
);

/** Everything that decides what is detected; with another text, what was seen means something else. */
export const detectionRules = JSON.stringify(
  technologies.flatMap(({ id, detect }) => (detect ? [[id, detect]] : [])),
);

/** Whether anything in a repository can show it. */
export function isDetectable({ detect }: Technology): boolean {
  return Boolean(detect);
}

/** The technology that a package, image or runtime stands for. */
export function technologyOf({
  ecosystem,
  name,
}: Pick<Sighting, 'ecosystem' | 'name'>): string | undefined {
  const known = patterns.get(ecosystem);
  if (!known) return undefined;
  const text = normalise(ecosystem, name);
  return (
    known.exact.get(text) ??
    known.prefixes.find(([prefix]) => text.startsWith(prefix))?.[1]
  );
}

/** What a repository is built with, sorted by id, from what its files name and which it has. */
export function observeTechnologies(
  sightings: readonly Sighting[],
  files: readonly string[],
): ObservedTechnology[] {
  const found = new Map<string, ObservedTechnology['seen']>();
  const note = (
    id: string | undefined,
    seen: ObservedTechnology['seen'][number],
  ) => {
    if (id) found.set(id, [...(found.get(id) ?? []), seen]);
  };
  for (const sighting of sightings) {
    const { path, name, version } = sighting;
    const seen = { path, name, ...(version && { version }) };
    note(technologyOf(sighting), seen);
  }
  for (const path of files) {
    const id =
      byFile.get(path) ?? byFile.get(path.slice(folderOf(path).length));
    // The file itself says less than what it names.
    if (id && !found.get(id)?.some(seen => seen.path === path)) {
      note(id, { path });
    }
  }
  return [...found]
    .map(([id, seen]) => ({ id, seen: firstOfFolders(seen) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A part of a repository is not to be crowded out by the others. */
function firstOfFolders(seen: ObservedTechnology['seen']) {
  const kept = new Map<string, number>();
  return seen.filter(({ path }) => {
    const count = (kept.get(folderOf(path)) ?? 0) + 1;
    kept.set(folderOf(path), count);
    return count <= MAX_SEEN;
  });
}

/** With the slash at its end; empty for the root. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function indexPatterns(
  all: readonly Technology[],
): ReadonlyMap<string, Patterns> {
  const rows = all.flatMap(({ id, detect }) =>
    Object.entries(detect?.packages ?? {}).flatMap(([ecosystem, names]) =>
      names.map(name => ({ ecosystem, name, id })),
    ),
  );
  const groups = new Map<string, Patterns>();
  for (const ecosystem of new Set(rows.map(row => row.ecosystem))) {
    const own = rows.filter(row => row.ecosystem === ecosystem);
    const open = own.filter(({ name }) => name.endsWith('*'));
    groups.set(ecosystem, {
      exact: new Map(
        own
          .filter(row => !open.includes(row))
          .map(({ name, id }) => [normalise(ecosystem, name), id]),
      ),
      prefixes: open
        .map(({ name, id }): [string, string] => [
          normalise(ecosystem, name.slice(0, -1)),
          id,
        ])
        .sort(([a], [b]) => b.length - a.length),
    });
  }
  return groups;
}

/** The spelling by which an ecosystem compares names. */
function normalise(ecosystem: string, name: string): string {
  // The major version is a part of a Go module's path: https://go.dev/ref/mod#major-version-suffixes
  if (ecosystem === 'go') return name.replace(/(\/v\d+|\.v\d+)$/, '');
  // https://packaging.python.org/en/latest/specifications/name-normalization/
  if (ecosystem === 'pypi') return name.toLowerCase().replace(/[-_.]+/g, '-');
  return ['npm', 'packagist', 'cpp', 'image'].includes(ecosystem)
    ? name.toLowerCase()
    : name;
}
