import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `backstage.json`, at or above the current one. */
export function findRepoRoot(): string {
  let folder = process.cwd();
  while (!existsSync(join(folder, 'backstage.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('backstage.json was not found');
    folder = parent;
  }
  return folder;
}
