import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';

type Role = 'auditor' | 'developer' | 'lead' | 'platform';

/** What only the named roles may do; everything else is open to all but auditors. */
const RESERVED: Record<string, Role[]> = {
  'compliance.waiver.decide': ['lead', 'platform'],
  'tools.removal.decide': ['platform'],
  // The other changes in tools are what creating a service needs.
  'tools.action.jumpserver.grant-access': ['platform'],
  // Of their own teams everybody may, by `tools.account.read-own`.
  'tools.account.read': ['platform'],
  'tools.account.decide': ['lead', 'platform'],
  'catalog.entity.delete': ['platform'],
  'catalog.location.delete': ['platform'],
  'catalog.ingestion.manage': ['platform'],
  'scaffolder.template.management': ['platform'],
};

/** Roles come from groups, named under `strata.roles`. An auditor reads everything and changes nothing. */
export class RolesPolicy implements PermissionPolicy {
  private readonly groups: Record<'auditors' | 'leads' | 'platform', string[]>;

  constructor(config: Config) {
    const read = (name: string) =>
      config.getOptionalStringArray(`strata.roles.${name}`) ?? [];
    this.groups = {
      auditors: read('auditors'),
      leads: read('leads'),
      platform: read('platform'),
    };
  }

  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const allowed = user && this.isAllowed(permission, this.roleOf(user));
    return { result: allowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY };
  }

  private isAllowed(permission: Permission, role: Role): boolean {
    if (role === 'auditor') return permission.attributes.action === 'read';
    return RESERVED[permission.name]?.includes(role) ?? true;
  }

  /** Being an auditor wins, so that nobody audits what they may change. */
  private roleOf(user: PolicyQueryUser): Role {
    const isIn = (groups: string[]) =>
      user.info.ownershipEntityRefs.some(ref => groups.includes(ref));
    if (isIn(this.groups.auditors)) return 'auditor';
    if (isIn(this.groups.platform)) return 'platform';
    return isIn(this.groups.leads) ? 'lead' : 'developer';
  }
}

export const permissionModuleRoles = createBackendModule({
  pluginId: 'permission',
  moduleId: 'roles',
  register(reg) {
    reg.registerInit({
      deps: { policy: policyExtensionPoint, config: coreServices.rootConfig },
      async init({ policy, config }) {
        policy.setPolicy(new RolesPolicy(config));
      },
    });
  },
});
