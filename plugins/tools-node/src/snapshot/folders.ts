import { SNAPSHOT_DEPTH } from '@strata/backstage-plugin-tools-common';
import { depthOf, isOwnWork, NAMED_FOLDERS } from './present';
import type { FolderEntry, RepositorySource } from './source';

/** Folders listed besides those that the declared list names. */
const MAX_FOLDERS = 40;

interface Walked {
  /** Of all files found. */
  paths: string[];
  /** How many folders were not listed. */
  left: number;
}

/**
 * Lists the root, of the named folders those that may be there, and others as far as the bounds
 * allow, the nearest first. Nothing without a root.
 */
export async function walkFolders(
  list: NonNullable<RepositorySource['list']>,
  commit: string,
): Promise<Walked | undefined> {
  const root = await list('', commit);
  if (!root) return undefined;
  const listed = new Map([['', root]]);
  const read = async (folder: string) => {
    const entries = (await list(folder, commit)) ?? [];
    listed.set(folder, entries);
    return entries;
  };
  const tops = new Set(foldersIn('', root));
  for (const folder of NAMED_FOLDERS) {
    if (tops.has(folder.split('/')[0])) await read(folder);
  }
  const waiting = [...tops].filter(isOwnWork);
  const most = listed.size + MAX_FOLDERS;
  let left = 0;
  // It grows while it is walked.
  for (const folder of waiting) {
    const open = depthOf(folder) <= SNAPSHOT_DEPTH && listed.size < most;
    const entries = listed.get(folder) ?? (open ? await read(folder) : []);
    if (!listed.has(folder)) left++;
    waiting.push(...foldersIn(folder, entries).filter(isOwnWork));
  }
  return { paths: [...listed].flatMap(filesIn), left };
}

function foldersIn(parent: string, entries: readonly FolderEntry[]): string[] {
  return entries.flatMap(({ name, folder }) =>
    folder ? [pathOf(parent, name)] : [],
  );
}

function filesIn([folder, entries]: [string, FolderEntry[]]): string[] {
  return entries.flatMap(entry =>
    entry.folder ? [] : [pathOf(folder, entry.name)],
  );
}

function pathOf(folder: string, name: string): string {
  return folder ? `${folder}/${name}` : name;
}
