import type {
  AuditorService,
  AuthService,
  DatabaseService,
  DiscoveryService,
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
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  toolsActionPermission,
  toolsPermissions,
} from '@strata/backstage-plugin-tools-common';
import {
  ACCOUNT_TYPE,
  type ConnectorDefinition,
  type ConnectorInstance,
} from '@strata/backstage-plugin-tools-node';
import type { Knex } from 'knex';
import { ActionRunner } from './actions/actionRunner';
import {
  registerActions,
  type ActionsRegistryService,
} from './actionsRegistry';
import { readInstances } from './config/readInstances';
import { readLeaverPolicy } from './config/readLeaverPolicy';
import { readNaming } from './config/readNaming';
import { readTiming } from './config/readTiming';
import { Engine } from './engine/engine';
import { takeOverItems } from './engine/takeOver';
import { Identity } from './identity/identity';
import {
  createServiceDirectory,
  rememberUsers,
  type RememberingDirectory,
} from './links/directory';
import { Linker } from './links/linker';
import type { NamingRule } from './links/naming';
import {
  countRuns,
  observeSyncs,
  type MetricsService,
} from './observe/metrics';
import { OwnerNotices } from './observe/ownerNotices';
import { Access } from './service/access';
import type { RouteContext } from './service/context';
import { createRouter } from './service/router';
import { openDatabase } from './store/database';
import type { ScopeOf } from './store/feed';
import { Configured } from './store/queries/configured';
import { startWebhooks } from './webhooks/startWebhooks';

export interface ToolsDeps {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  database: DatabaseService;
  discovery: DiscoveryService;
  events: EventsService;
  httpAuth: HttpAuthService;
  httpRouter: HttpRouterService;
  lifecycle: LifecycleService;
  logger: LoggerService;
  metrics: MetricsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  scheduler: SchedulerService;
  userInfo: UserInfoService;
}

interface Parts {
  db: Knex;
  directory: RememberingDirectory;
  instances: ConnectorInstance[];
  naming: NamingRule[];
}

/** Wires the parts together and starts the schedules. */
export async function startTools(
  deps: ToolsDeps,
  connectors: ConnectorDefinition<any>[],
): Promise<void> {
  const naming = readNaming(deps.config, connectors);
  const instances = readInstances(deps.config, connectors, naming.problems);
  tellTakenOver(deps.logger, instances);
  const db = await openDatabase(deps.database);
  await takeOverItems(db, instances);
  const directory = createDirectory(deps, instances);
  const context = createContext(deps, {
    ...{ db, directory, instances },
    naming: naming.rules,
  });
  const { engine, identity, linker } = context;
  deps.permissionsRegistry.addPermissions([
    ...toolsPermissions,
    ...connectors.flatMap(({ id, actions = [] }) =>
      actions.map(({ name }) => toolsActionPermission(id, name)),
    ),
  ]);
  await startWebhooks(deps, { db, engine, instances });
  const strict = process.env.NODE_ENV === 'test';
  deps.httpRouter.use(createRouter(context, { strict }));
  registerActions(deps.actionsRegistry, context);
  const gauges = observeSyncs(deps.metrics, db, engine.targets);
  deps.lifecycle.addShutdownHook(() => {
    gauges.stop();
    return engine.shutdown();
  });
  await engine.schedule(deps.scheduler);
  await scheduleLinks(deps.scheduler, { linker, identity, directory });
  await scheduleNotices(deps, context);
}

/** The parts that requests, schedules and webhooks work with. */
function createContext(
  deps: ToolsDeps,
  { db, directory, instances, naming }: Parts,
): RouteContext {
  const { auditor, discovery, logger } = deps;
  const configured = new Configured(instances);
  const linker = new Linker({
    ...{ db, configured, directory, naming, events: deps.events },
    scopeOf: scopeFrom(instances),
  });
  const identity = new Identity({
    db,
    policy: readLeaverPolicy(deps.config),
    onChange: () => linker.publish(),
  });
  const engine = new Engine(
    instances,
    { db, linker, logger, onRun: countRuns(deps.metrics) },
    readTiming(deps.config),
  );
  return {
    ...{ auditor, db, discovery, engine, identity, linker, instances },
    access: new Access({ ...deps, instances }),
    actions: new ActionRunner(db, engine),
    configured,
  };
}

/** Nobody should wonder why a tool is read that `tools` does not name. */
function tellTakenOver(logger: LoggerService, instances: ConnectorInstance[]) {
  for (const { id, takenOver } of instances) {
    if (!takenOver) continue;
    const what = takenOver.part === 'instance' ? 'It' : 'Its credential';
    logger.info(
      `Tool ${id}: ${what} is taken over from ${takenOver.from}; toolsTakeOver: false ends that.`,
    );
  }
}

function createDirectory(
  deps: ToolsDeps,
  instances: ConnectorInstance[],
): RememberingDirectory {
  const codeHosts = instances
    .filter(instance => instance.definition.technology === 'gitlab')
    .map(instance => instance.config.baseUrl);
  return rememberUsers(createServiceDirectory({ ...deps, codeHosts }));
}

/** Services and people change without any tool changing: all is matched anew each minute. */
async function scheduleLinks(
  scheduler: SchedulerService,
  parts: {
    linker: Linker;
    identity: Identity;
    directory: RememberingDirectory;
  },
) {
  const { linker, identity, directory } = parts;
  await scheduler.scheduleTask({
    id: 'links',
    scope: 'global',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 20 },
    async fn() {
      await linker.relink(undefined);
      await identity.refresh(directory.lastUsers());
    },
  });
}

/** Tells owners what stays broken, and when it is well again. */
async function scheduleNotices(
  { config, logger, notifications, scheduler }: ToolsDeps,
  { db, engine: { targets } }: Pick<RouteContext, 'db' | 'engine'>,
) {
  const fallback = config.getOptionalStringArray('strata.roles.platform') ?? [];
  const options = { db, logger, notifications, targets, fallback };
  const notices = new OwnerNotices(options);
  await scheduler.scheduleTask({
    id: 'notices',
    scope: 'global',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 30 },
    fn: () => notices.look(),
  });
}

/** Accounts are people and never become entities, whatever the configuration says. */
function scopeFrom(instances: ConnectorInstance[]): ScopeOf {
  const scopes = new Map(
    instances.map(({ id, config, definition }) => {
      const accounts = definition.resources
        .filter(({ itemType }) => itemType === ACCOUNT_TYPE)
        .map(({ name }) => [name, 'none'] as const);
      return [id, { ...config.catalog, ...Object.fromEntries(accounts) }];
    }),
  );
  return (instance, resource) => {
    const scope = scopes.get(instance);
    return scope && (scope[resource] ?? 'linked');
  };
}
