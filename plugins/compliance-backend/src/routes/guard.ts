import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import { complianceReadPermission } from '@strata/backstage-plugin-compliance-common';
import type { Request } from 'express';
import type { RouteContext } from './context';

/** Credentials of somebody signed in. */
export type Person = BackstageCredentials<BackstageUserPrincipal>;

type AnyRequest = Request<any, any, any, any, any>;

/** Whether the caller holds a permission. */
export async function holds(
  { permissions }: RouteContext,
  credentials: BackstageCredentials,
  permission: BasicPermission,
): Promise<boolean> {
  const [{ result }] = await permissions.authorize([{ permission }], {
    credentials,
  });
  return result === AuthorizeResult.ALLOW;
}

/** Refuses callers without a permission, naming it. */
export async function demand(
  context: RouteContext,
  credentials: BackstageCredentials,
  permission: BasicPermission,
) {
  if (!(await holds(context, credentials, permission))) {
    throw new NotAllowedError(`You need the permission ${permission.name}`);
  }
}

/** Every read needs the one permission; results are not filtered by what the catalog shows. */
export async function demandRead(context: RouteContext, request: AnyRequest) {
  const credentials = await context.httpAuth.credentials(request);
  await demand(context, credentials, complianceReadPermission);
}

/** Credentials of a person: what people decide cannot be done by a service. */
export async function personOf(
  { httpAuth }: RouteContext,
  request: AnyRequest,
): Promise<Person> {
  return httpAuth.credentials(request, { allow: ['user'] });
}

/** Makes a change under an audit event that records whether it came about, also when it was refused. */
export async function audited<T>(
  { auditor }: RouteContext,
  event: { eventId: string; request: AnyRequest; meta: JsonObject },
  change: () => Promise<T>,
): Promise<T> {
  const audit = await auditor.createEvent({
    ...event,
    severityLevel: 'medium',
  });
  try {
    const result = await change();
    await audit.success();
    return result;
  } catch (error) {
    await audit.fail({ error });
    throw error;
  }
}
