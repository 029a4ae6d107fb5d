import {
  accessGrants,
  listGrants,
  type AccessGrant,
} from '@strata/backstage-plugin-tools-common';
import type {
  Evidence,
  ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { perRun } from '../../shared/perRun';
import { chainOf, readParents } from '../parents';
import {
  EVERYBODY,
  isAdministrator,
  listUsers,
  MEMBERSHIP,
  membershipSchema,
  readGroups,
  type Group,
  type Membership,
  type RoleAssignment,
  WHOLE_SERVER,
} from '../users';

interface Assigned {
  /** By scope. */
  grants: Map<string, AccessGrant[]>;
  /** Whether the roles of every user are shown. */
  complete: boolean;
}

const readAssigned = perRun(async (context: ReadContext): Promise<Assigned> => {
  const groups = (await readGroups(context)) ?? new Map<string, Group>();
  const grants: Assigned['grants'] = new Map();
  let complete = true;
  for await (const { rows } of listUsers(context.api, MEMBERSHIP)) {
    for (const row of rows) {
      const { data } = membershipSchema.safeParse(row);
      complete &&= Boolean(data?.roles && data.groups);
      for (const { scope, ...grant } of data ? rolesOf(data, groups) : []) {
        const known = grants.get(scope);
        if (known) known.push(grant);
        else grants.set(scope, [grant]);
      }
    }
  }
  return { grants, complete };
});

/**
 * Who has which role in a project, given there, further out, or on the whole server. Nothing
 * where the account may not see who is in which group.
 */
export async function grantsOf(
  projectId: string,
  context: ReadContext,
): Promise<NonNullable<Evidence['facts']>> {
  const groups = await readGroups(context);
  if (!groups) return [];
  const { grants, complete } = await readAssigned(context);
  const chain = chainOf(projectId, await readParents(context));
  const scopes = [WHOLE_SERVER, ...chain.map(id => `p:${id}`)];
  const open = (groups.get(EVERYBODY)?.roles ?? []).filter(({ scope }) =>
    scopes.includes(scope),
  );
  const everyone =
    [...new Set(open.map(role => role.roleId))].sort().join(', ') || undefined;
  const found = scopes.flatMap(scope => grants.get(scope) ?? []);
  return [
    { type: accessGrants, value: listGrants(found, { everyone, complete }) },
  ];
}

function rolesOf(user: Membership, groups: Map<string, Group>) {
  const account = String(user.id);
  const toGrants = (roles: RoleAssignment[], via?: string) =>
    roles
      .filter(role => !isAdministrator(role))
      .map(({ roleId, scope }) => ({
        ...{ scope, account, level: roleId },
        ...(via && { via }),
      }));
  const given = (user.groups?.group ?? [])
    .filter(({ key }) => key !== EVERYBODY)
    .flatMap(({ key }) => {
      const group = groups.get(key);
      return group ? toGrants(group.roles, group.name) : [];
    });
  return [...toGrants(user.roles?.role ?? []), ...given];
}
