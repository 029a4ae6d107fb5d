import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Names of the folders directly in `folder`, sorted; none when it does not exist. */
export async function listFolders(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}

/** Names of the files directly in `folder` that `test` accepts, sorted. */
export async function listFiles(
  folder: string,
  test: (name: string) => boolean,
): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter(entry => entry.isFile() && test(entry.name))
    .map(entry => entry.name)
    .sort();
}

/** All folders of the workspaces `plugins/*` and `packages/*`. */
export async function listWorkspaces(root: string): Promise<string[]> {
  const groups = await Promise.all(
    ['packages', 'plugins'].map(async group =>
      (
        await listFolders(join(root, group))
      ).map(name => join(root, group, name)),
    ),
  );
  return groups.flat();
}
