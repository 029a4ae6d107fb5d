import { createMockDirectory } from '@backstage/backend-test-utils';
import { findDependencyProblems } from './dependencies';
import { findRepoRoot } from './repoRoot';

describe('findDependencyProblems', () => {
  const folder = createMockDirectory();

  it('finds none in this repository', async () => {
    expect(await findDependencyProblems(findRepoRoot())).toEqual([]);
  });

  it('names what is not imported, only in tests, or not declared', async () => {
    folder.setContent({
      'plugins/x/package.json': JSON.stringify({
        dependencies: { luxon: '^3', yaml: '^2', react: '^18' },
        devDependencies: { '@types/luxon': '^3', express: '^4' },
      }),
      'plugins/x/src/x.test.ts':
        "import { parse } from 'yaml/util';\nimport msw from 'msw';\n",
      'plugins/x/src/x.ts': [
        "import type { Router } from 'express';",
        "import type { Item } from '@scope/items/testing';",
        "import { join } from 'node:path';",
        "import { y } from './y';",
        "export { useState } from 'react';",
      ].join('\n'),
    });
    expect(await findDependencyProblems(folder.path)).toEqual([
      'plugins/x does not import luxon',
      'plugins/x does not import @types/luxon',
      'plugins/x imports yaml in tests only: use devDependencies',
      'plugins/x imports express: add it to dependencies',
      'plugins/x imports @scope/items: add it to dependencies',
      'plugins/x imports msw in tests: add it to devDependencies',
    ]);
  });

  it('keeps types, peers, plugins of the app and what is needed by name', async () => {
    folder.setContent({
      'packages/app/package.json': JSON.stringify({
        backstage: { role: 'frontend' },
        name: 'app',
        dependencies: { plugin: '^1', knex: '^3', pg: '^8' },
        devDependencies: { '@types/pg': '^8', '@backstage/cli': '^1', y: '^1' },
      }),
      'packages/app/src/index.ts':
        "const knex = import('knex');\nresolvePackagePath(\n  'app',\n);\n",
      'packages/app/src/index.test.ts': "resolvePackagePath(\n  'y',\n);\n",
      'node_modules/plugin/package.json':
        '{ "backstage": { "role": "frontend-plugin" } }',
      'node_modules/knex/package.json':
        '{ "peerDependenciesMeta": { "pg": { "optional": true } } }',
    });
    expect(await findDependencyProblems(folder.path)).toEqual([]);
  });
});
