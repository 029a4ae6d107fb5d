import {
  repositorySnapshot,
  snapshotFacts,
} from '@strata/backstage-plugin-tools-common';
import type { Evidence, KnownFacts } from '../define/connector';
import { SnapshotCollector } from './collect';
import { walkFolders } from './folders';
import { anyFiles, presentIn, type Present } from './present';
import type { RepositorySource } from './source';
import { SNAPSHOT_VERSION } from './version';

/** Bytes read of one file; what is longer was written by a machine. */
const MAX_BYTES = 256 * 1024;

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
  const present = await findFiles(source, commit);
  if (!present) return {};
  const collector = new SnapshotCollector();
  const isThere = isListed(source);
  // One text at a time is in memory.
  for (const file of present.files) {
    const text =
      file.read || !isThere
        ? await source.read(file.path, commit, file.read ? MAX_BYTES : 0)
        : undefined;
    if (text || isThere) collector.add(file, text);
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

function isListed({ list, tree }: RepositorySource): boolean {
  return Boolean(list ?? tree);
}

async function findFiles(
  source: RepositorySource,
  commit: string,
): Promise<Present | undefined> {
  if (!isListed(source)) return anyFiles();
  const paths = await source.tree?.(commit);
  if (paths) return presentIn(paths);
  const walked =
    source.list && (await walkFolders(source.list.bind(source), commit));
  return walked && presentIn(walked.paths, walked.left);
}
