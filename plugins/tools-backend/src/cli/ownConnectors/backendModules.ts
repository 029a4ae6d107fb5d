import type { BackendFeature } from '@backstage/backend-plugin-api';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Manifest {
  dependencies?: Record<string, string>;
  backstage?: { role?: string; pluginId?: string };
}

/** The package of the backend that a folder belongs to: around it, or `packages/backend` of what is. */
export function findBackend(from: string): string | undefined {
  const found = [from, join(from, 'packages', 'backend')].find(
    folder => readManifest(folder)?.backstage?.role === 'backend',
  );
  const parent = dirname(from);
  return found ?? (parent === from ? undefined : findBackend(parent));
}

/**
 * The modules of the plugin `tools` among the dependencies of a backend, by what their manifests
 * say, as Backstage's own discovery of features does.
 */
export function modulesOf(backend: string): string[] {
  const load = createRequire(join(backend, 'package.json'));
  const { dependencies = {} } = readManifest(backend) ?? {};
  return Object.keys(dependencies).filter(name =>
    mayAddConnectors(manifestOf(name, load)),
  );
}

/** Loads the features that packages or files export by default, as seen from a folder. */
export function loadFeatures(
  names: readonly string[],
  folder: string,
): { features: BackendFeature[]; problems: string[] } {
  const load = createRequire(join(folder, 'package.json'));
  const features: BackendFeature[] = [];
  const problems: string[] = [];
  for (const name of names) {
    try {
      features.push(loadFeature(name, load));
    } catch (error) {
      problems.push(`${name} could not be loaded: ${error}`);
    }
  }
  return { features, problems };
}

function readManifest(folder: string): Manifest | undefined {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Nothing of a package that is not installed, or does not show its manifest. */
function manifestOf(name: string, load: NodeJS.Require): Manifest | undefined {
  try {
    return load(`${name}/package.json`);
  } catch {
    return undefined;
  }
}

function mayAddConnectors(manifest: Manifest | undefined): boolean {
  const { role, pluginId } = manifest?.backstage ?? {};
  return role === 'backend-plugin-module' && pluginId === 'tools';
}

function loadFeature(name: string, load: NodeJS.Require): BackendFeature {
  // In a workspace, packages are sources that the backend's own command line compiles.
  if (/\.tsx?$/.test(load.resolve(name))) {
    load('@backstage/cli/config/nodeTransform.cjs');
  }
  const feature = load(name).default;
  if (feature?.$$type === '@backstage/BackendFeature') return feature;
  throw new Error('it exports no backend feature by default');
}
