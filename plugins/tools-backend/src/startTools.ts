import type {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  HttpRouterService,
  LifecycleService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import { toolsPermissions } from '@strata/backstage-plugin-tools-common';
import type {
  ConnectorDefinition,
  ConnectorInstance,
} from '@strata/backstage-plugin-tools-node';
import { ActionRunner } from './actions/actionRunner';
import { readInstances } from './config/readInstances';
import { readNaming } from './config/readNaming';
import { readTiming } from './config/readTiming';
import { Engine } from './engine/engine';
import { takeOverItems } from './engine/takeOver';
import { createServiceDirectory } from './links/directory';
import { Linker, type LinkerOptions } from './links/linker';
import { Access } from './service/access';
import { createRouter } from './service/router';
import { openDatabase } from './store/database';
import type { ScopeOf } from './store/feed';
import { Configured } from './store/queries/configured';

export interface ToolsDeps {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  events: EventsService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
}

/** Wires the parts together and starts the schedules. */
export async function startTools(
  deps: ToolsDeps,
  connectors: ConnectorDefinition<any>[],
): Promise<void> {
  assertUniqueIds(connectors);
  const naming = readNaming(deps.config, connectors);
  const instances = readInstances(deps.config, connectors, naming.problems);
  const configured = new Configured(instances);
  const db = await openDatabase(deps.database);
  await takeOverItems(db, instances);
  const linker = createLinker(deps, instances, {
    db,
    configured,
    naming: naming.rules,
  });
  const engine = new Engine(
    instances,
    { db, linker, logger: deps.logger },
    readTiming(deps.config),
  );

  deps.permissionsRegistry.addPermissions(toolsPermissions);
  deps.httpRouter.use(
    createRouter(
      {
        db,
        engine,
        linker,
        instances,
        auditor: deps.auditor,
        access: new Access({ ...deps, instances }),
        actions: new ActionRunner(db, engine),
        configured,
      },
      { strict: process.env.NODE_ENV === 'test' },
    ),
  );
  deps.lifecycle.addShutdownHook(() => engine.shutdown());
  await engine.schedule(deps.scheduler);
  await scheduleLinks(deps.scheduler, linker);
}

function createLinker(
  deps: ToolsDeps,
  instances: ConnectorInstance[],
  options: Pick<LinkerOptions, 'db' | 'configured' | 'naming'>,
): Linker {
  const codeHosts = instances
    .filter(instance => instance.definition.technology === 'gitlab')
    .map(instance => instance.config.baseUrl);
  return new Linker({
    ...options,
    events: deps.events,
    scopeOf: scopeFrom(instances),
    directory: createServiceDirectory({ ...deps, codeHosts }),
  });
}

/** Services change without any tool changing: links are matched anew each minute. */
async function scheduleLinks(scheduler: SchedulerService, linker: Linker) {
  await scheduler.scheduleTask({
    id: 'links',
    scope: 'global',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 20 },
    fn: () => linker.relink(undefined),
  });
}

function assertUniqueIds(connectors: ConnectorDefinition<any>[]) {
  const ids = connectors.map(connector => connector.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length) {
    throw new InputError(`Connectors registered twice: ${twice.join(', ')}`);
  }
}

function scopeFrom(instances: ConnectorInstance[]): ScopeOf {
  const scopes = new Map(
    instances.map(instance => [instance.id, instance.config.catalog]),
  );
  return (instance, resource) => scopes.get(instance)?.[resource] ?? 'linked';
}
