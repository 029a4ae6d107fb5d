import { run } from '@strata/real-tools';
import { existsSync } from 'node:fs';
import {
  mkdir,
  readFile,
  realpath,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';

const SCOPE = '@strata/';

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** A package of this repository, as it would be published. */
interface Packed {
  /** Where its sources are. */
  workspace: string;
  /** Where its tarball was unpacked. */
  folder: string;
  manifest: Manifest;
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
}

/** The named workspaces of a repository and those they need. */
async function workspacesFor(
  root: string,
  names: string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const wanted = [...names];
  for (const name of wanted) {
    const workspace = await realpath(join(root, 'node_modules', name));
    found.set(name, workspace);
    const { dependencies = {} } = await readManifest(workspace);
    const own = Object.keys(dependencies).filter(isOwn);
    wanted.push(...own.filter(each => !wanted.includes(each)));
  }
  return found;
}

function isOwn(name: string): boolean {
  return name.startsWith(SCOPE);
}

/**
 * Packs workspaces and those they need into tarballs, and unpacks these below a folder. What a
 * package may use there is what its manifest declares.
 */
export async function packPackages(
  root: string,
  names: string[],
  into: string,
): Promise<Map<string, Packed>> {
  const workspaces = await workspacesFor(root, names);
  await writeDeclarations(root, [...workspaces.values()]);
  const packages = new Map<string, Packed>();
  const bin = join(root, 'node_modules', '.bin');
  for (const [name, workspace] of workspaces) {
    const folder = join(into, name);
    await mkdir(folder, { recursive: true });
    const tarball = `${folder}.tgz`;
    const env = { PATH: `${bin}${delimiter}${process.env.PATH}` };
    await run(workspace, 'yarn', ['build'], env);
    await run(workspace, 'yarn', ['pack', '-o', tarball], env);
    const unpack = ['xzf', tarball, '--strip-components=1', '-C', folder];
    await run(into, 'tar', unpack);
    const manifest = await readManifest(folder);
    packages.set(name, { workspace, folder, manifest });
  }
  for (const { folder, workspace, manifest } of packages.values()) {
    await link(folder, Object.keys(manifest.dependencies ?? {}), {
      packages,
      from: [workspace, root],
    });
  }
  return packages;
}

/** The type declarations that building a package bundles; as `yarn tsc`, for some packages only. */
async function writeDeclarations(root: string, workspaces: string[]) {
  const project = join(root, 'dist-types', 'tsconfig.packed.json');
  await mkdir(dirname(project), { recursive: true });
  const config = {
    extends: '../tsconfig.json',
    include: workspaces.map(workspace => join(workspace, 'src')),
    exclude: ['../node_modules', '../**/*.test.ts', '../**/__testUtils__'],
    compilerOptions: { incremental: false },
  };
  await writeFile(project, JSON.stringify(config));
  await run(root, 'yarn', ['tsc', '--project', project]);
}

/** Links what a package declares: packed ones, and others as they are installed in this repository. */
export async function link(
  folder: string,
  names: string[],
  options: { packages: Map<string, Packed>; from: string[] },
): Promise<void> {
  for (const name of names) {
    const places = options.from.map(place => join(place, 'node_modules', name));
    const target = isOwn(name)
      ? options.packages.get(name)?.folder
      : places.find(existsSync);
    if (!target) throw new Error(`${name} is not there for ${folder}`);
    const place = join(folder, 'node_modules', name);
    await mkdir(dirname(place), { recursive: true });
    await symlink(target, place);
  }
}
