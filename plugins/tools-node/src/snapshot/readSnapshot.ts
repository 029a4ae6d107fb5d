import {
  repositorySnapshot,
  snapshotFacts,
} from '@strata/backstage-plugin-tools-common';
import type { Evidence, KnownFacts } from '../define/connector';
import { SnapshotCollector } from './collect';
import { anyFiles, findFiles } from './folders';
import { SNAPSHOT_VERSION } from './version';

/** Bytes read of one file; what is longer was written by a machine. */
const MAX_BYTES = 256 * 1024;

/** The newest commit of the default branch. */
export interface Head {
  branch: string;
  commit: string;
  /** ISO time. */
  committedAt?: string;
}

export interface FolderEntry {
  name: string;
  folder: boolean;
}

export interface FileText {
  text: string;
  /** Whether the file goes on behind it. */
  cut: boolean;
}

/** How a tool shows one repository. Everything is `undefined` where it is not there, or not shown. */
export interface RepositorySource {
  /** One cheap request, or none where the row tells. */
  head(): Promise<Head | undefined>;
  /**
   * What lies directly in a folder, the root being ''. Left out where the tool lists none: then
   * every declared file is asked for.
   */
  list?(folder: string, commit: string): Promise<FolderEntry[] | undefined>;
  /** Address of a file in the tool's own pages, by which the catalog can read it. */
  urlOf?(path: string, branch: string): string;
  /** At most `maxBytes` of a file. */
  read(
    path: string,
    commit: string,
    maxBytes: number,
  ): Promise<FileText | undefined>;
}

/**
 * The facts that the declared files of a repository prove. As long as the newest commit is the
 * stored one, nothing is asked for and the facts stay. Declare `snapshotFacts` under `facts`, and
 * `repositorySnapshot` under `remembers`, of the resource.
 */
export async function readSnapshot(
  source: RepositorySource,
  known: KnownFacts,
): Promise<Pick<Evidence, 'facts' | 'unchanged'>> {
  const head = await source.head();
  if (!head) return {};
  const stored = known.get(repositorySnapshot);
  if (
    stored?.commit === head.commit &&
    stored.branch === head.branch &&
    stored.version === SNAPSHOT_VERSION
  ) {
    return { unchanged: snapshotFacts };
  }
  const { commit } = head;
  const present = source.list
    ? await findFiles(source.list.bind(source), commit)
    : anyFiles();
  if (!present) return {};
  const collector = new SnapshotCollector();
  // One text at a time is in memory.
  for (const file of present.files) {
    const asked = file.read || !source.list;
    const text = asked
      ? await source.read(file.path, commit, file.read ? MAX_BYTES : 0)
      : undefined;
    if (text || !asked || source.list) collector.add(file, text);
  }
  const { branch, committedAt } = head;
  const value = {
    ...{ branch, commit, ...(committedAt && { committedAt }) },
    version: SNAPSHOT_VERSION,
    unreadable: collector.unreadable,
  };
  return {
    facts: [
      { type: repositorySnapshot, value },
      ...collector.facts(present, path => source.urlOf?.(path, branch)),
    ],
  };
}
