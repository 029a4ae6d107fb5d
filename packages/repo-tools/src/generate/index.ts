import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { generateConnectorDocs } from './connectorDocs';
import { generateDemoCatalog } from './demoCatalog';
import type { Generator } from './generator';
import { generateOpenApi } from './openapi';
import { generateCheckRegistry, generateConnectorRegistry } from './registry';
import { generateTechnologies } from './technologies';

const generators: Generator[] = [
  generateOpenApi,
  generateConnectorRegistry,
  generateCheckRegistry,
  generateTechnologies,
  generateDemoCatalog,
  generateConnectorDocs,
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
