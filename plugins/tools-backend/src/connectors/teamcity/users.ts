import {
  ConnectorError,
  type ApiClient,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRun } from '../shared/perRun';

const SIZE = 500;

/** Everybody is in this group (https://www.jetbrains.com/help/teamcity/creating-and-managing-user-groups.html#%22All+Users%22+Group). */
export const EVERYBODY = 'ALL_USERS_GROUP';

/** Scope of a role that holds everywhere. */
export const WHOLE_SERVER = 'g';

const roleSchema = z.object({
  roleId: z.string(),
  /** Or `p:<project id>` for a project and what lies in it. */
  scope: z.string(),
});
export type RoleAssignment = z.output<typeof roleSchema>;

/** Of the whole server. */
export function isAdministrator({ roleId, scope }: RoleAssignment): boolean {
  return roleId === 'SYSTEM_ADMIN' && scope === WHOLE_SERVER;
}

/** Absent where the account may not see the roles of others. */
const rolesSchema = z
  .object({ role: z.array(roleSchema).default([]) })
  .optional();

const keysSchema = z
  .object({ group: z.array(z.object({ key: z.string() })).default([]) })
  .optional();

export const membershipSchema = z.object({
  id: z.number(),
  roles: rolesSchema,
  groups: keysSchema,
});
export type Membership = z.output<typeof membershipSchema>;

/** What to ask of each user for `membershipSchema`. */
export const MEMBERSHIP = 'id,roles(role(roleId,scope)),groups(group(key))';

const usersSchema = z.object({
  count: z.number(),
  user: z.array(z.unknown()).default([]),
});

/** Lists of users tell of no further page (https://www.jetbrains.com/help/teamcity/rest/users.html): a short one is the last. */
export async function* listUsers(
  api: ApiClient,
  fields: string,
  resumeAt?: string,
): AsyncGenerator<ListPage> {
  for (let start = Number(resumeAt ?? 0); ; start += SIZE) {
    const { count, user } = await api.get('/users', usersSchema, {
      query: {
        locator: `count:${SIZE},start:${start}`,
        fields: `count,user(${fields})`,
      },
    });
    if (user.length !== count) {
      throw new ConnectorError(
        'contract',
        `TeamCity counts ${count} users and sends ${user.length}.`,
        { remedy: 'Look whether a proxy changes the answers of the REST API.' },
      );
    }
    const last = count < SIZE;
    yield { rows: user, last, ...(!last && { next: String(start + SIZE) }) };
    if (last) return;
  }
}

const groupsSchema = z.object({
  group: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        roles: rolesSchema,
        'parent-groups': keysSchema,
      }),
    )
    .default([]),
});

export interface Group {
  name: string;
  /** Its own, and those of the groups that it is in. */
  roles: RoleAssignment[];
}

/** Groups by their keys; `undefined` where the account may not see them. */
export const readGroups = perRun(async ({ api }: ReadContext) => {
  const found = await api.find('/userGroups', groupsSchema, {
    query: {
      fields:
        'group(key,name,roles(role(roleId,scope)),parent-groups(group(key)))',
    },
    allow: [403],
  });
  if (!found) return undefined;
  const raw = new Map(found.group.map(group => [group.key, group]));
  const rolesOf = (key: string, seen: string[] = []): RoleAssignment[] => {
    const group = raw.get(key);
    if (!group || seen.includes(key)) return [];
    const parents = group['parent-groups']?.group ?? [];
    return [
      ...(group.roles?.role ?? []),
      ...parents.flatMap(parent => rolesOf(parent.key, [...seen, key])),
    ];
  };
  return new Map<string, Group>(
    found.group.map(({ key, name }) => [key, { name, roles: rolesOf(key) }]),
  );
});
