import {
  SNAPSHOT_DEPTH,
  SNAPSHOT_FILES,
  SNAPSHOT_SKIPPED_FOLDERS,
  type LeftOut,
  type SnapshotFile,
} from '@strata/backstage-plugin-tools-common';

/** Files of parts of a repository that are read, and as many of which only the presence counts. */
const MAX_FILES = 100;

/** What a repository has of the declared list. */
export interface Present {
  files: SnapshotFile[];
  /** Names of the files in each folder of migrations that is there. */
  migrations: Map<string, string[]>;
  /** Folders that nobody could list. */
  unlisted: string[];
  leftOut?: LeftOut;
}

const patterns = SNAPSHOT_FILES.filter(({ path }) => path.includes('*'));
const fixed = SNAPSHOT_FILES.filter(file => !patterns.includes(file));
const anywhere = new Map(
  SNAPSHOT_FILES.flatMap(file =>
    file.anywhere ? [[file.path, file] as const] : [],
  ),
);
const migrationFolders = patterns.map(({ path }) => folderOf(path));
const skipped = new Set(SNAPSHOT_SKIPPED_FOLDERS);

/** The folders that the list names. */
export const NAMED_FOLDERS: readonly string[] = [
  ...new Set(SNAPSHOT_FILES.flatMap(({ path }) => folderOf(path) || [])),
];

/**
 * Matches the paths that count, in JavaScript and in Perl's dialect alike: for a tool that filters
 * what it lists.
 */
export const SNAPSHOT_PATTERN = [
  `^(?!(?:.*/)?(?:\\.[^/]*|${anyOf(SNAPSHOT_SKIPPED_FOLDERS)})/)`,
  `(?:.*/)?(?:${anyOf([...anywhere.keys()])})$`,
  `|^(?:${anyOf(fixed.map(({ path }) => path))})$`,
  `|^(?:${anyOf(migrationFolders)})/[^/]+$`,
].join('');

/** Whether the files in a folder, and below it, are the repository's own work. */
export function isOwnWork(folder: string): boolean {
  return !folder
    .split('/')
    .some(name => name.startsWith('.') || skipped.has(name));
}

export function depthOf(folder: string): number {
  return folder ? folder.split('/').length : 0;
}

/** What counts out of the paths of files; `folders` of them were not listed. */
export function presentIn(paths: readonly string[], folders = 0): Present {
  const known = new Set(paths);
  const ofParts = paths.flatMap(path => fileOfPart(path) ?? []).sort(nearest);
  const near = ofParts.filter(
    ({ path }) => depthOf(folderOf(path)) <= SNAPSHOT_DEPTH,
  );
  const read = near.filter(file => file.read).slice(0, MAX_FILES);
  const others = near.filter(file => !file.read).slice(0, MAX_FILES);
  const files = ofParts.filter(file => file.read).length - read.length;
  return {
    files: [...fixed.filter(({ path }) => known.has(path)), ...read, ...others],
    migrations: migrationsIn(paths),
    unlisted: [],
    ...((files || folders) && { leftOut: { files, folders } }),
  };
}

/** Where a tool lists no folders, every declared file could be there, and nobody knows of more. */
export function anyFiles(): Present {
  return {
    files: fixed,
    migrations: new Map(),
    unlisted: migrationFolders,
    leftOut: { files: 0 },
  };
}

function fileOfPart(path: string): SnapshotFile | undefined {
  const folder = folderOf(path);
  if (!folder || !isOwnWork(folder)) return undefined;
  const file = anywhere.get(path.slice(folder.length + 1));
  return file && { ...file, path };
}

function nearest({ path: a }: SnapshotFile, { path: b }: SnapshotFile): number {
  return depthOf(a) - depthOf(b) || (a < b ? -1 : 1);
}

function migrationsIn(paths: readonly string[]): Present['migrations'] {
  const found = new Map<string, string[]>();
  for (const folder of migrationFolders) {
    const names = paths
      .filter(path => folderOf(path) === folder)
      .map(path => path.slice(folder.length + 1));
    if (names.length) found.set(folder, names);
  }
  return found;
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function anyOf(texts: readonly string[]): string {
  return texts.map(text => text.replace(/[.+]/g, '\\$&')).join('|');
}
