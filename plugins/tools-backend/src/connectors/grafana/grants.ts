import {
  accessGrants,
  listGrants,
  type AccessGrant,
} from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRunEach } from '../shared/perRun';

/** https://grafana.com/docs/grafana/latest/developers/http_api/folder_permissions/ */
const LEVELS = new Map([
  [1, 'view'],
  [2, 'edit'],
  [4, 'admin'],
]);

/** Who has at least this role has what is given to it. */
const LOWEST_ROLE = 'Viewer';

export const permissionsSchema = z.array(
  z.object({
    role: z.string().optional(),
    userId: z.number().optional(),
    teamId: z.number().optional(),
    team: z.string().optional(),
    permission: z.number(),
  }),
);
export type Permissions = z.output<typeof permissionsSchema>;

const memberSchema = z.array(z.object({ userId: z.number() }));

/** Many folders are given to few teams. */
const membersOf = perRunEach(readMembers);

/** Who was given a folder; what organization roles give is the same for all folders and left out. */
export async function readGrants(
  permissions: Permissions | undefined,
  context: ReadContext,
) {
  if (!permissions) return [];
  const given = permissions.filter(({ permission }) => LEVELS.has(permission));
  const grants: AccessGrant[] = [];
  let complete = true;
  for (const { userId, teamId, team, permission } of given) {
    const level = LEVELS.get(permission)!;
    if (userId) grants.push({ account: String(userId), level });
    if (!teamId) continue;
    const members = await membersOf(teamId, context);
    complete &&= members !== undefined;
    for (const account of members ?? []) {
      grants.push({ account, level, via: team ?? `team ${teamId}` });
    }
  }
  const open = given.find(({ role }) => role === LOWEST_ROLE);
  const everyone = open && LEVELS.get(open.permission);
  const value = listGrants(grants, { everyone, complete });
  return [{ type: accessGrants, value }];
}

async function readMembers(teamId: number, { api }: ReadContext) {
  const members = await api.find(`/teams/${teamId}/members`, memberSchema, {
    allow: [403, 404],
  });
  return members?.map(({ userId }) => String(userId));
}
