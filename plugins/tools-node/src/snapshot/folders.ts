import {
  SNAPSHOT_FILES,
  type SnapshotFile,
} from '@strata/backstage-plugin-tools-common';
import type { FolderEntry, RepositorySource } from './readSnapshot';

/** What a repository has of the declared list. */
export interface Present {
  files: SnapshotFile[];
  /** Names of the files in each folder of migrations that is there. */
  migrations: Map<string, string[]>;
  /** Folders that nobody could list. */
  unlisted: string[];
}

const FOLDERS = [...new Set(SNAPSHOT_FILES.map(({ path }) => folderOf(path)))];

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function isPattern({ path }: SnapshotFile): boolean {
  return path.includes('*');
}

/** Lists the root, and of the declared folders those that may be there; nothing without a root. */
export async function findFiles(
  list: NonNullable<RepositorySource['list']>,
  commit: string,
): Promise<Present | undefined> {
  const root = await list('', commit);
  if (!root) return undefined;
  const listed = new Map([['', namesOf(root)]]);
  const has = (folder: string) =>
    root.some(
      ({ name, folder: isFolder }) => isFolder && name === folder.split('/')[0],
    );
  for (const folder of FOLDERS.filter(each => each && has(each))) {
    const entries = await list(folder, commit);
    if (entries) listed.set(folder, namesOf(entries));
  }
  const nameIn = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const files = SNAPSHOT_FILES.filter(file =>
    listed.get(folderOf(file.path))?.includes(nameIn(file.path)),
  );
  const migrations = new Map(
    SNAPSHOT_FILES.filter(isPattern).flatMap(({ path }) => {
      const names = listed.get(folderOf(path)) ?? [];
      return names.length ? [[folderOf(path), names] as const] : [];
    }),
  );
  return { files, migrations, unlisted: [] };
}

/** Where a tool lists no folders, every declared file could be there. */
export function anyFiles(): Present {
  return {
    files: SNAPSHOT_FILES.filter(file => !isPattern(file)),
    migrations: new Map(),
    unlisted: SNAPSHOT_FILES.filter(isPattern).map(({ path }) =>
      folderOf(path),
    ),
  };
}

function namesOf(entries: FolderEntry[]): string[] {
  return entries.filter(({ folder }) => !folder).map(({ name }) => name);
}
