import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file that a page shows whole, in a block whose first line names it. */
export interface ShownFile {
  path: string;
  text: string;
}

/** The blocks of a page that begin with a comment of a path: `// src/index.ts`. */
export function filesIn(markdown: string): ShownFile[] {
  const blocks = markdown.matchAll(/^```\w+\n\/\/ (\S+)\n([^]*?)^```$/gm);
  return [...blocks].map(([, path, text]) => ({ path, text }));
}

export async function writeFiles(
  folder: string,
  files: ShownFile[],
): Promise<void> {
  for (const { path, text } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
