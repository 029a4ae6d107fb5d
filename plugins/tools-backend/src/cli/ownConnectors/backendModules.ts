import type { BackendFeature } from '@backstage/backend-plugin-api';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Manifest {
  dependencies?: Record<string, string>;
  backstage?: { role?: string; pluginId?: string };
}

/** A feature that a package exports by default. */
export interface Loaded {
  name: string;
  feature: BackendFeature;
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
 * Loads the modules of the plugin `tools` among the dependencies of a backend, as Backstage's own
 * discovery of features does. Packages need not say of which plugin they are a module.
 */
export function loadModules(backend: string): {
  loaded: Loaded[];
  problems: string[];
} {
  const load = createRequire(join(backend, 'package.json'));
  const { dependencies = {} } = readManifest(backend) ?? {};
  const loaded: Loaded[] = [];
  const problems: string[] = [];
  for (const name of Object.keys(dependencies)) {
    if (!mayAddConnectors(manifestOf(name, load))) continue;
    try {
      const feature = loadFeature(name, load);
      if (feature) loaded.push({ name, feature });
    } catch (error) {
      problems.push(`The package ${name} could not be loaded: ${error}`);
    }
  }
  return { loaded, problems };
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
  const { role, pluginId = 'tools' } = manifest?.backstage ?? {};
  return role === 'backend-plugin-module' && pluginId === 'tools';
}

function loadFeature(
  name: string,
  load: NodeJS.Require,
): BackendFeature | undefined {
  // In a workspace, packages are sources that the backend's own command line compiles.
  if (/\.tsx?$/.test(load.resolve(name))) {
    load('@backstage/cli/config/nodeTransform.cjs');
  }
  const feature = load(name).default;
  return feature?.$$type === '@backstage/BackendFeature' ? feature : undefined;
}
