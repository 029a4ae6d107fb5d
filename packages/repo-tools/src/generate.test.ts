import { createMockDirectory } from '@backstage/backend-test-utils';
import { generate } from './generate';

const processes = '- { id: ci, title: Continuous integration }\n';

describe('generate', () => {
  const folder = createMockDirectory();

  it('writes a registry from folders, once', async () => {
    folder.setContent({
      'packages/technologies/data/processes.yaml': processes,
      'plugins/tools-backend/src/connectors/git-lab/connector.ts': '',
      'plugins/tools-backend/src/connectors/notes/README.md': '',
      'plugins/compliance-backend/src/checks/ci/is-green.ts': '',
      'plugins/compliance-backend/src/checks/ci/is-green.test.ts': '',
      'plugins/x-backend/src/schema/openapi.yaml': 'openapi: 3.1.0\n',
    });
    const written = await generate(folder.path, { write: true });
    expect(written).toEqual([
      'packages/technologies/src/data.generated.ts',
      'plugins/compliance-backend/src/checks/index.generated.ts',
      'plugins/tools-backend/src/connectors/index.generated.ts',
      'plugins/x-backend/src/schema/openapi.generated.ts',
    ]);
    const tree = JSON.stringify(folder.content());
    expect(tree).toContain(
      "import { connector as gitLab } from './git-lab/connector'",
    );
    expect(tree).toContain("import { check as isGreen } from './ci/is-green'");
    expect(tree).not.toContain('notes/connector');
    expect(await generate(folder.path, { write: true })).toEqual([]);
  });

  it('writes the catalog of the demo company', async () => {
    folder.setContent({
      'packages/technologies/data/processes.yaml': processes,
      'packages/demo-tools/catalog/groups.yaml': 'old',
      'packages/demo-tools/src/catalog/generateCatalogFiles.js':
        "exports.generateCatalogFiles = () => [{ path: 'catalog/groups.yaml', text: 'new' }];",
    });
    expect(await generate(folder.path, { write: true })).toContain(
      'packages/demo-tools/catalog/groups.yaml',
    );
    expect(folder.content({ path: 'packages/demo-tools/catalog' })).toEqual({
      'groups.yaml': 'new',
    });
  });

  it('only names what is not current with write: false', async () => {
    folder.setContent({
      'packages/technologies/data/processes.yaml': processes,
    });
    const stale = await generate(folder.path, { write: false });
    expect(stale).toContain('packages/technologies/src/data.generated.ts');
    expect(await generate(folder.path, { write: false })).toEqual(stale);
  });
});
