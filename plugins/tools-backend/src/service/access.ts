import type {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { ConnectorInstance } from '@strata/backstage-plugin-tools-node';
import type { Request } from 'express';
import type { Decision } from '../store/decisions';
import type { Viewer } from '../store/queries/viewer';

interface AccessOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  userInfo: UserInfoService;
  instances: ConnectorInstance[];
}

/** Who asks, whether they may, and what they may see: one permission check per request. */
export class Access {
  constructor(private readonly options: AccessOptions) {}

  /** Credentials of a user or service that holds the permission. */
  async require(
    req: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials> {
    const credentials = await this.options.httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await this.authorize(credentials, permission);
    return credentials;
  }

  /** Like `require`, for what only a person may do. */
  async requireUser(
    req: Request,
    permission: BasicPermission,
  ): Promise<BackstageCredentials<BackstageUserPrincipal>> {
    const credentials = await this.options.httpAuth.credentials(req, {
      allow: ['user'],
    });
    await this.authorize(credentials, permission);
    return credentials;
  }

  /** A person, whatever they may do. */
  person(req: Request): Promise<BackstageCredentials<BackstageUserPrincipal>> {
    return this.options.httpAuth.credentials(req, { allow: ['user'] });
  }

  /** Admits one plugin of this backend and nobody else. */
  async requirePlugin(req: Request, subject: string): Promise<void> {
    const { principal } = await this.options.httpAuth.credentials(req, {
      allow: ['service'],
    });
    if (principal.subject !== subject) {
      throw new NotAllowedError(`Only ${subject} may read this`);
    }
  }

  async viewer(credentials: BackstageCredentials): Promise<Viewer> {
    const principal = credentials.principal as { type?: string };
    if (principal.type === 'service') return { restrictedOf: 'all' };
    const grouped = this.options.instances.filter(
      instance => instance.config.visibility.groups.length > 0,
    );
    if (!grouped.length) return { restrictedOf: [] };
    const { ownershipEntityRefs } = await this.options.userInfo.getUserInfo(
      credentials,
    );
    const mine = new Set(ownershipEntityRefs);
    return {
      restrictedOf: grouped
        .filter(({ config }) =>
          config.visibility.groups.some(group => mine.has(group)),
        )
        .map(instance => instance.id),
    };
  }

  private async authorize(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ) {
    if (!(await this.allows(credentials, permission))) {
      throw new NotAllowedError(`This needs the permission ${permission.name}`);
    }
  }

  async allows(
    credentials: BackstageCredentials,
    permission: BasicPermission,
  ): Promise<boolean> {
    const [allowed] = await this.allowsEach(credentials, [permission]);
    return allowed;
  }

  /** Which of some permissions somebody holds, asked for together. */
  async allowsEach(
    credentials: BackstageCredentials,
    asked: readonly BasicPermission[],
  ): Promise<boolean[]> {
    const decisions = await this.options.permissions.authorize(
      asked.map(permission => ({ permission })),
      { credentials },
    );
    return decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
  }

  /** Refs of the groups that a person is in. */
  async groupsOf(credentials: BackstageCredentials): Promise<string[]> {
    const { userInfo } = this.options;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return ownershipEntityRefs.filter(ref => ref.startsWith('group:'));
  }
}

export function isPerson({ principal }: BackstageCredentials): boolean {
  return (principal as { type?: string }).type === 'user';
}

/** Entity ref of the person, or name of the service, behind a request. */
export function actorOf(credentials: BackstageCredentials): string {
  const principal = credentials.principal as {
    userEntityRef?: string;
    subject?: string;
  };
  return principal.userEntityRef ?? principal.subject ?? 'unknown';
}

/** What a person says about a link, as it is stored. */
export function toDecision(
  decision: 'accept' | 'reject',
  credentials: BackstageCredentials,
): Decision {
  return {
    state: decision === 'accept' ? 'linked' : 'rejected',
    by: actorOf(credentials),
    at: new Date().toISOString(),
  };
}

/** Runs a change inside an audit event that tells how it ended. */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: string;
    request?: Request;
    meta: Record<string, string | string[] | boolean | undefined>;
    /** What the event tells of a change that was made, besides that it was. */
    outcome?(result: T): JsonObject;
  },
  change: () => Promise<T>,
): Promise<T> {
  const audit = await auditor.createEvent({
    eventId: event.eventId,
    request: event.request,
    severityLevel: 'medium',
    meta: event.meta,
  });
  try {
    const result = await change();
    const outcome = event.outcome?.(result);
    await audit.success(outcome && { meta: outcome });
    return result;
  } catch (error) {
    await audit.fail({ error });
    throw error;
  }
}
