import {
  coreServices,
  createBackendPlugin,
  type ServiceRef,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  compliancePermissions,
  type Standard,
} from '@strata/backstage-plugin-compliance-common';
import {
  complianceExtensionPoint,
  type CheckDefinition,
  type FactSource,
} from '@strata/backstage-plugin-compliance-node';
import { ToolsClient } from '@strata/backstage-plugin-tools-common';
import { actionsRegistryServiceRef, registerActions } from './actionsRegistry';
import { checks } from './checks/index.generated';
import { readSettings } from './config';
import { Evaluator } from './evaluation/Evaluator';
import { scheduleEvaluations } from './evaluation/schedule';
import { createAttestationFacts } from './facts/attestationFacts';
import { catalogFacts } from './facts/catalogFacts';
import { createToolsFacts } from './facts/toolsFacts';
import { loadStandards } from './registry/loadStandards';
import type { Definitions } from './registry/definitions';
import { Registry } from './registry/Registry';
import { createRouter } from './routes/createRouter';
import { openStores } from './store/openStores';

const deps = {
  actionsRegistry: actionsRegistryServiceRef,
  auditor: coreServices.auditor,
  auth: coreServices.auth,
  catalog: catalogServiceRef,
  config: coreServices.rootConfig,
  database: coreServices.database,
  discovery: coreServices.discovery,
  events: eventsServiceRef,
  httpAuth: coreServices.httpAuth,
  httpRouter: coreServices.httpRouter,
  logger: coreServices.logger,
  permissions: coreServices.permissions,
  permissionsRegistry: coreServices.permissionsRegistry,
  scheduler: coreServices.scheduler,
  userInfo: coreServices.userInfo,
};

type Services = {
  [K in keyof typeof deps]: (typeof deps)[K] extends ServiceRef<infer S>
    ? S
    : never;
};

/** Facts to checks to results to scores; waivers, attestations and history. */
export const compliancePlugin = createBackendPlugin({
  pluginId: 'compliance',
  register(env) {
    const added = {
      checks: [] as CheckDefinition<any>[],
      factSources: [] as FactSource[],
      standards: [] as Standard[],
    };
    env.registerExtensionPoint(complianceExtensionPoint, {
      addCheck: check => added.checks.push(check),
      addFactSource: source => added.factSources.push(source),
      addStandard: standard => added.standards.push(standard),
    });
    env.registerInit({ deps, init: services => start(services, added) });
  },
});

async function start(services: Services, added: Definitions) {
  const settings = readSettings(services.config);
  const allChecks = [...checks, ...added.checks];
  const stores = await openStores(services.database, allChecks);
  const registry = new Registry({
    checks: allChecks,
    factSources: [
      catalogFacts,
      createAttestationFacts(stores.attestations),
      createToolsFacts({
        client: new ToolsClient({ discoveryApi: services.discovery }),
        auth: services.auth,
      }),
      ...added.factSources,
    ],
    standards: [...loadStandards(), ...added.standards],
  });
  const evaluator = new Evaluator({
    ...services,
    registry,
    store: stores.evaluations,
    serviceTypes: settings.serviceTypes,
  });
  services.permissionsRegistry.addPermissions(compliancePermissions);
  const context = { ...services, ...stores, registry, evaluator };
  services.httpRouter.use(createRouter(context));
  registerActions(services.actionsRegistry, context);
  await scheduleEvaluations({ ...services, ...settings, evaluator });
}
