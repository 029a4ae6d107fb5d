import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFile, Generator } from './generator';

/** The company of the demo tools becomes the catalog files beside it. */
export const generateDemoCatalog: Generator = async root => {
  const folder = join(root, 'packages/demo-tools');
  if (!existsSync(folder)) return [];
  // by path, as this package must not depend on what it generates for
  const { generateCatalogFiles } = require(join(
    folder,
    'src/catalog/generateCatalogFiles',
  )) as { generateCatalogFiles(): GeneratedFile[] };
  return generateCatalogFiles().map(({ path, text }) => ({
    path: join(folder, path),
    text,
  }));
};
