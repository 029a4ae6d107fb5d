import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `backstage.json`, above this file. */
export function findRepoRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'backstage.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('backstage.json was not found');
    folder = parent;
  }
  return folder;
}
