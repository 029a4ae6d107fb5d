import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { CatalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { ComplianceClient } from '@strata/backstage-plugin-compliance-common';
import type { Knex } from 'knex';
import { compliancePlugin } from '../plugin';
import type { FakeTools } from './fakeTools';

interface Options {
  knex: Knex;
  catalog: CatalogServiceMock;
  /** Absent: the tools plugin is not installed. */
  tools?: FakeTools;
  /** Names of permissions that nobody holds. */
  denied?: BasicPermission[];
  /** Teams that everybody is a member of. */
  memberOf?: string[];
  features?: BackendFeature[];
}

/** The plugin in a backend of its own, as several people reach it. */
export async function startCompliance(options: Options) {
  const denied = new Set(options.denied?.map(permission => permission.name));
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => ({
        result: denied.has(permission.name)
          ? AuthorizeResult.DENY
          : AuthorizeResult.ALLOW,
      })),
  });
  const userInfo = mockServices.userInfo.mock({
    getUserInfo: async () => ({
      userEntityRef: 'user:default/mock',
      ownershipEntityRefs: options.memberOf ?? [],
    }),
  });
  const auditEvent = { success: jest.fn(), fail: jest.fn() };
  const auditor = mockServices.auditor.mock({
    createEvent: jest.fn(async () => auditEvent),
  });
  const { server } = await startTestBackend({
    features: [
      compliancePlugin,
      mockServices.database.factory({ knex: options.knex }),
      mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
      permissions.factory,
      userInfo.factory,
      auditor.factory,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => options.catalog,
      }),
      ...(options.tools ? [options.tools.plugin()] : []),
      ...(options.features ?? []),
    ],
  });
  const baseUrl = `http://localhost:${server.port()}/api/compliance`;
  const client = new ComplianceClient({
    discoveryApi: { getBaseUrl: async () => baseUrl },
  });
  return { server, client, auditor, auditEvent };
}

/** Token of a person. */
export function tokenOf(name: string): string {
  return mockCredentials.user.token(`user:default/${name}`);
}
