import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { banner, type Generator } from './generator';
import { listFiles, listFolders } from './files';

/** Every folder with a `connector.ts` is a connector. */
export const generateConnectorRegistry: Generator = async root => {
  const folder = join(root, 'plugins/tools-backend/src/connectors');
  const ids = (await listFolders(folder)).filter(id =>
    existsSync(join(folder, id, 'connector.ts')),
  );
  const text = registry(
    'connector',
    ids.map(id => ({ id, path: `./${id}/connector` })),
  );
  return [{ path: join(folder, 'index.generated.ts'), text }];
};

/** Every `<process>/<id>.ts` is a check. */
export const generateCheckRegistry: Generator = async root => {
  const folder = join(root, 'plugins/compliance-backend/src/checks');
  const entries: { id: string; path: string }[] = [];
  for (const process of await listFolders(folder)) {
    const names = await listFiles(
      join(folder, process),
      name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    for (const name of names) {
      const id = name.replace(/\.ts$/, '');
      entries.push({ id, path: `./${process}/${id}` });
    }
  }
  const text = registry('check', entries);
  return [{ path: join(folder, 'index.generated.ts'), text }];
};

function registry(
  noun: string,
  entries: { id: string; path: string }[],
): string {
  const imports = entries.map(
    ({ id, path }) => `import { ${noun} as ${camelCase(id)} } from '${path}';`,
  );
  const names = entries.map(({ id }) => `  ${camelCase(id)},`);
  return [
    banner(`the folders beside it`).trimEnd(),
    ...imports,
    '',
    `export const ${noun}s = [`,
    ...names,
    '];',
    '',
  ].join('\n');
}

function camelCase(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
