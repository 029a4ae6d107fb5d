import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { banner, type Generator } from './generator';
import { listWorkspaces } from './files';

/** `src/schema/openapi.yaml` becomes `src/schema/openapi.generated.ts`, typed `as const`. */
export const generateOpenApi: Generator = async root => {
  const sources = (await listWorkspaces(root))
    .map(folder => join(folder, 'src', 'schema', 'openapi.yaml'))
    .filter(existsSync);
  return Promise.all(
    sources.map(async source => {
      const spec = parse(await readFile(source, 'utf8'));
      return {
        path: source.replace(/openapi\.yaml$/, 'openapi.generated.ts'),
        text: `${banner('openapi.yaml')}export const spec = ${JSON.stringify(
          spec,
          null,
          2,
        )} as const;\n`,
      };
    }),
  );
};
