import {
  BackendStartupError,
  createSpecializedBackend,
  type BackendStartupResult,
} from '@backstage/backend-app-api';
import { discoveryServiceFactory } from '@backstage/backend-defaults/discovery';
import { lifecycleServiceFactory } from '@backstage/backend-defaults/lifecycle';
import { loggerServiceFactory } from '@backstage/backend-defaults/logger';
import { rootLifecycleServiceFactory } from '@backstage/backend-defaults/rootLifecycle';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createBackendPlugin,
  createServiceFactory,
  type BackendFeature,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  toolsConnectorsExtensionPoint,
  type ConnectorDefinition,
} from '@strata/backstage-plugin-tools-node';
import { resolve } from 'node:path';
import { findBackend, loadFeatures, modulesOf } from './backendModules';

export interface OwnConnectors {
  connectors: ConnectorDefinition<any>[];
  /** Sentences about modules that could not be asked. */
  problems: string[];
}

/**
 * The connectors that modules add: those among the dependencies of the backend of which a folder
 * is part, and those in files, named as seen from the folder. The modules are initialised in a
 * backend with nothing but them in it: no plugin, no server, no database.
 */
export async function findOwnConnectors(
  config: Config,
  from: string,
  files: readonly string[] = [],
): Promise<OwnConnectors> {
  const backend = findBackend(from);
  const names = [
    ...(backend ? modulesOf(backend) : []),
    ...files.map(file => resolve(from, file)),
  ];
  const { features, problems } = loadFeatures(names, backend ?? from);
  if (!features.length) return { connectors: [], problems };
  const registered = await register(features, config);
  return {
    connectors: registered.connectors,
    problems: [...problems, ...registered.problems],
  };
}

async function register(
  features: BackendFeature[],
  config: Config,
): Promise<OwnConnectors> {
  const connectors: ConnectorDefinition<any>[] = [];
  const backend = createSpecializedBackend({
    defaultServiceFactories: servicesWith(config),
  });
  backend.add(
    createBackendPlugin({
      pluginId: 'tools',
      register(env) {
        env.registerExtensionPoint(toolsConnectorsExtensionPoint, {
          addConnector: connector => connectors.push(connector),
        });
        env.registerInit({ deps: {}, init: async () => {} });
      },
    }),
  );
  for (const feature of features) backend.add(feature);
  try {
    const { result } = await backend.start();
    return { connectors, problems: problemsOf(result) };
  } catch (error) {
    const problems =
      error instanceof BackendStartupError
        ? problemsOf(error.result)
        : [`No module could be asked: ${error}`];
    return { connectors, problems };
  } finally {
    await backend.stop();
  }
}

function problemsOf({ plugins }: BackendStartupResult): string[] {
  return plugins.flatMap(({ modules }) =>
    modules.flatMap(({ moduleId, failure }) =>
      failure
        ? [`The module ${moduleId} could not be asked: ${failure.error}`]
        : [],
    ),
  );
}

/** What goes wrong comes back as a problem. */
const silentLogger: RootLoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silentLogger,
};

/** What a module may need to make its connector. */
function servicesWith(config: Config) {
  return [
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
    createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: () => silentLogger,
    }),
    discoveryServiceFactory,
    lifecycleServiceFactory,
    loggerServiceFactory,
    rootLifecycleServiceFactory,
    urlReaderServiceFactory,
  ];
}
