import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
// Alpha in Backstage 1.55: what it changes is changed here and nowhere else.
import {
  actionsRegistryServiceRef,
  type ActionsRegistryActionOptions,
  type ActionsRegistryService,
} from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import { toolsItemReadPermission } from '@strata/backstage-plugin-tools-common';
import { isPerson } from '../service/access';
import type { RouteContext } from '../service/context';
import type { Viewer } from '../store/queries/viewer';

export { actionsRegistryServiceRef, type ActionsRegistryService };

export type Context = Pick<
  RouteContext,
  | 'access'
  | 'auditor'
  | 'configured'
  | 'db'
  | 'discovery'
  | 'engine'
  | 'identity'
  | 'linker'
>;
export type Z = Parameters<
  ActionsRegistryActionOptions<any, any>['schema']['input']
>[0];

/** The registry asks for the permission, both to list an action and to invoke it. */
export const READ = {
  visibilityPermission: toolsItemReadPermission,
  attributes: { readOnly: true, idempotent: true, destructive: false },
};

/** An agent without a person behind it is a service, and services may see all: here they may not. */
export async function viewerOf(
  { access }: Context,
  credentials: BackstageCredentials,
): Promise<Viewer> {
  return isPerson(credentials)
    ? access.viewer(credentials)
    : { restrictedOf: [] };
}

/** For what an agent of nobody may not do, as to see accounts. */
export function personBehind(credentials: BackstageCredentials, what: string) {
  if (isPerson(credentials)) {
    return credentials as BackstageCredentials<BackstageUserPrincipal>;
  }
  throw new NotAllowedError(`Only a person may ${what}`);
}

export const itemSchema = (z: Z) =>
  z.object({
    ...{ title: z.string(), type: z.string(), process: z.string() },
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ url: z.string().optional(), owner: z.string().optional() },
    status: z.object({
      health: z.enum(['ok', 'warning', 'failing', 'unknown']),
      word: z.string().optional().describe("In the tool's own word"),
      lastActivityAt: z.string().optional(),
    }),
    seenAt: z.string().describe('Last read that saw it'),
  });
