import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { preProcessFile } from 'typescript';
import { listWorkspaces } from './generate/files';

/** Scripts run the CLI, the backend serves `app`, better-sqlite3 is compiled with node-gyp. */
const NEEDED_BY_NAME = ['@backstage/cli', 'app', 'node-gyp'];
const SOURCE = /^(?!dist|node_modules).*\.(tsx?|[cm]?js)$/;

/** The files that `@backstage/no-undeclared-imports` takes for development, too. */
const DEVELOPMENT =
  /\.test\.|^src\/setupTests\.|__(testUtils|mocks)__\/|^(?!src\/|config\.d\.ts$)/;

/**
 * What the linter's rule does not see, one sentence each: dependencies that nothing imports or that
 * only tests import, and types from packages that are not declared.
 */
export async function findDependencyProblems(root: string): Promise<string[]> {
  const modules = join(root, 'node_modules');
  return (await listWorkspaces(root)).flatMap(folder =>
    findProblems(folder, modules).map(x => `${relative(root, folder)} ${x}`),
  );
}

function findProblems(folder: string, modules: string): string[] {
  const { backstage, ...manifest } = readManifest(folder);
  const { dependencies = {}, devDependencies = {} } = manifest;
  const installed = { ...dependencies, ...manifest.peerDependencies };
  const declared = { ...installed, ...devDependencies };
  const { product, development } = findImports(folder, manifest.name);
  const used = new Set([...product, ...development, ...NEEDED_BY_NAME]);
  for (const name of Object.keys(declared)) {
    const other = readManifest(join(modules, name));
    const isPlugin = other.backstage?.role === 'frontend-plugin';
    // The app finds its plugins among its dependencies, knex its drivers among its peers.
    if (backstage?.role === 'frontend' && isPlugin) used.add(name);
    const peers = { ...other.peerDependencies, ...other.peerDependenciesMeta };
    Object.keys(peers).forEach(peer => used.add(peer));
  }
  return [
    ...Object.keys(declared)
      .filter(name => !used.has(name.replace(/^@types\//, '')))
      .map(name => `does not import ${name}`),
    ...Object.keys(dependencies)
      .filter(name => development.has(name) && !product.has(name))
      .map(name => `imports ${name} in tests only: use devDependencies`),
    ...[...product]
      .filter(name => !installed[name])
      .map(name => `imports ${name}: add it to dependencies`),
    ...[...development]
      .filter(name => !declared[name] && !product.has(name))
      .map(name => `imports ${name} in tests: add it to devDependencies`),
  ];
}

/** Names of the packages other than `self` that the files of a workspace ask for. */
function findImports(folder: string, self: string) {
  const found = { product: new Set<string>(), development: new Set<string>() };
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const path of paths.filter(each => SOURCE.test(each))) {
    const text = readFileSync(join(folder, path), 'utf8');
    const names = [
      ...preProcessFile(text, true, true).importedFiles.map(x => x.fileName),
      ...[...text.matchAll(/resolvePackagePath\(\s*'(.+?)'/g)].map(x => x[1]),
    ];
    for (const each of names) {
      const name = /^(@[^/]+\/)?[^@./][^/]*/.exec(each)?.[0];
      if (!name || name === self || isBuiltin(each)) continue;
      found[DEVELOPMENT.test(path) ? 'development' : 'product'].add(name);
    }
  }
  return found;
}

function readManifest(folder: string) {
  const path = join(folder, 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}
