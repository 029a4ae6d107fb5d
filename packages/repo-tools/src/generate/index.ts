import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { generateDemoCatalog } from './demoCatalog';
import { generateOpenApi } from './openapi';
import { generateCheckRegistry, generateConnectorRegistry } from './registry';
import { generateTechnologies } from './technologies';

/** A generated file: absolute path and its full text. */
export interface GeneratedFile {
  path: string;
  text: string;
}

export type Generator = (root: string) => Promise<GeneratedFile[]>;

const generators: Generator[] = [
  generateOpenApi,
  generateConnectorRegistry,
  generateCheckRegistry,
  generateTechnologies,
  generateDemoCatalog,
];

/**
 * Brings generated files up to date, or only compares with `write: false`.
 * Returns the paths, relative to `root`, that were not current.
 */
export async function generate(
  root: string,
  options: { write: boolean },
): Promise<string[]> {
  const files = (await Promise.all(generators.map(run => run(root)))).flat();
  const stale: string[] = [];
  for (const file of files) {
    const current = existsSync(file.path)
      ? await readFile(file.path, 'utf8')
      : undefined;
    if (current === file.text) continue;
    stale.push(relative(root, file.path));
    if (options.write) {
      await mkdir(dirname(file.path), { recursive: true });
      await writeFile(file.path, file.text);
    }
  }
  return stale.sort();
}

/** First lines of every generated TypeScript file. */
export function banner(source: string): string {
  return `// Generated from ${source} by \`yarn generate\`. Do not edit.\n/* eslint-disable */\n`;
}
