import type {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  toolsAccountReadOwnPermission,
  toolsAccountReadPermission,
} from '@strata/backstage-plugin-tools-common';
import type { Access } from '../service/access';
import type { Viewer } from '../store/queries/viewer';

/** Whose question is answered: about all accounts, or about those that reach into some teams' items. */
export interface AccountScope {
  /** Absent for who may see all. */
  teams?: readonly string[];
  viewer: Viewer;
}

/** What a person may see of accounts; a service and an agent of nobody see none. */
export async function accountScope(
  access: Access,
  credentials: BackstageCredentials<BackstageUserPrincipal>,
  team?: string,
): Promise<AccountScope> {
  const [all, own] = await access.allowsEach(credentials, [
    toolsAccountReadPermission,
    toolsAccountReadOwnPermission,
  ]);
  const viewer = await access.viewer(credentials);
  if (all) return { viewer };
  if (!own) {
    throw new NotAllowedError(
      `This needs the permission ${toolsAccountReadOwnPermission.name}`,
    );
  }
  const mine = await access.groupsOf(credentials);
  if (team && !mine.includes(team)) {
    throw new NotAllowedError(
      `You are not in ${team}; accounts of other teams need the permission ${toolsAccountReadPermission.name}`,
    );
  }
  return { teams: mine, viewer };
}
