import type { Commit, TreeEntry } from './GitRepositories';
import { runGit } from './runGit';

/** The commit that a branch, tag or hash stands for; `undefined` when there is none. */
export async function resolveRef(
  folder: string,
  ref: string,
): Promise<string | undefined> {
  if (!ref || ref.startsWith('-')) {
    return undefined;
  }
  try {
    const out = await runGit(folder, [
      'rev-parse',
      '--verify',
      '--quiet',
      `${ref}^{commit}`,
    ]);
    return out.toString('utf8').trim();
  } catch {
    return undefined;
  }
}

export async function listBranches(
  folder: string,
): Promise<Map<string, string>> {
  const out = await runGit(folder, [
    'for-each-ref',
    '--format=%(objectname) %(refname:short)',
    'refs/heads',
  ]);
  return new Map(
    out
      .toString('utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => [line.slice(41), line.slice(0, 40)]),
  );
}

const answers = new Map<string, Promise<any>>();
const MAX_ANSWERS = 2000;
const COMMIT = /^[0-9a-f]{40}$/;

/** A commit never changes, so what git says about it is kept. */
function once<T>(
  key: [what: string, folder: string, commit: string, ...rest: unknown[]],
  read: () => Promise<T>,
): Promise<T> {
  if (!COMMIT.test(key[2])) return read();
  const text = JSON.stringify(key);
  const known = answers.get(text);
  if (known) return known;
  if (answers.size >= MAX_ANSWERS) answers.clear();
  const reading = read();
  answers.set(text, reading);
  return reading;
}

/** Entries below a folder; `undefined` when it does not exist. */
export function listTree(
  folder: string,
  commit: string,
  options: { path?: string; recursive?: boolean },
): Promise<TreeEntry[] | undefined> {
  const below = (options.path ?? '').replace(/^\/+|\/+$/g, '');
  const { recursive } = options;
  return once(['tree', folder, commit, below, recursive], () =>
    readTree(folder, commit, below, recursive),
  );
}

async function readTree(
  folder: string,
  commit: string,
  below: string,
  recursive: boolean | undefined,
): Promise<TreeEntry[] | undefined> {
  try {
    const out = await runGit(folder, [
      'ls-tree',
      '-z',
      ...(recursive ? ['-r', '-t'] : []),
      below ? `${commit}:${below}` : commit,
    ]);
    return out
      .toString('utf8')
      .split('\0')
      .filter(Boolean)
      .map(line => toEntry(line, below));
  } catch {
    return undefined;
  }
}

function toEntry(line: string, below: string): TreeEntry {
  const [meta, name] = line.split('\t');
  const [mode, type, id] = meta.split(' ');
  const path = below ? `${below}/${name}` : name;
  return {
    id,
    name: path.split('/').pop()!,
    type: type === 'tree' ? 'tree' : 'blob',
    path,
    mode,
  };
}

export function readBlob(
  folder: string,
  commit: string,
  path: string,
): Promise<Buffer | undefined> {
  return once(['blob', folder, commit, path], async () => {
    try {
      return await runGit(folder, ['cat-file', 'blob', `${commit}:${path}`]);
    } catch {
      return undefined;
    }
  });
}

/** Newest first. */
export function listCommits(
  folder: string,
  commit: string,
  options: { path?: string; limit: number },
): Promise<Commit[]> {
  return once(['log', folder, commit, options], () =>
    readLog(folder, commit, options),
  );
}

async function readLog(
  folder: string,
  commit: string,
  options: { path?: string; limit: number },
): Promise<Commit[]> {
  const out = await runGit(folder, [
    'log',
    `--max-count=${options.limit}`,
    '--format=%H%x00%s%x00%an%x00%ae%x00%cI',
    commit,
    '--',
    ...(options.path ? [options.path] : []),
  ]);
  return out
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => {
      const [id, title, authorName, authorEmail, date] = line.split('\0');
      return { id, title, authorName, authorEmail, date };
    });
}

export function archive(
  folder: string,
  commit: string,
  options: { prefix: string; path?: string },
): Promise<Buffer> {
  return runGit(folder, [
    'archive',
    '--format=tar.gz',
    `--prefix=${options.prefix}/`,
    commit,
    ...(options.path ? ['--', options.path] : []),
  ]);
}
