import {
  accessGrants,
  listGrants,
  type AccessGrant,
  type AccessGrants,
} from '@strata/backstage-plugin-tools-common';
import { z } from 'zod';
import { seesEverybody } from './everybody';
import type { Zabbix } from './rpc';
import { number } from './rows';

const DENIED = 0;
const MAY_READ = 2;
const MAY_CHANGE = 3;

const rightsSchema = z
  .array(z.object({ id: z.string(), permission: number }))
  .default([]);
const groupSchema = z.object({
  usrgrpid: z.string(),
  name: z.string(),
  users: z.array(z.object({ userid: z.string() })).default([]),
  /** Before 6.2. */
  rights: rightsSchema,
  hostgroup_rights: rightsSchema,
});

interface Right {
  permission: number;
  group: string;
  userids: string[];
}

/** Who may change the hosts that are in these groups. */
export type GrantsOfHost = (groupids: string[]) => AccessGrants;

/** `undefined` where the account does not see everybody. */
export async function readGrants(
  zabbix: Zabbix,
): Promise<GrantsOfHost | undefined> {
  if (!(await seesEverybody(zabbix))) return undefined;
  const groups = await zabbix.call(
    'usergroup.get',
    {
      output: ['usrgrpid', 'name'],
      selectUsers: ['userid'],
      [zabbix.dialect.rights.select]: 'extend',
    },
    z.array(groupSchema),
  );
  const rights = new Map<string, Right[]>();
  for (const group of groups) {
    const userids = group.users.map(({ userid }) => userid);
    for (const { id, permission } of [
      ...group.rights,
      ...group.hostgroup_rights,
    ]) {
      const known = rights.get(id) ?? [];
      rights.set(id, [...known, { permission, group: group.name, userids }]);
    }
  }
  return rememberByGroups(rights);
}

/** Many hosts are in the same groups. */
function rememberByGroups(rights: Map<string, Right[]>): GrantsOfHost {
  const known = new Map<string, AccessGrants>();
  return groupids => {
    const key = [...groupids].sort().join();
    const grants =
      known.get(key) ?? grantsOf(groupids.flatMap(id => rights.get(id) ?? []));
    known.set(key, grants);
    return grants;
  };
}

/** What one group of users is denied, no other gives; who may only read is not listed. */
function grantsOf(rights: Right[]): AccessGrants {
  const withPermission = (wanted: number) =>
    rights.filter(({ permission }) => permission === wanted);
  const usersOf = (some: Right[]) =>
    new Set(some.flatMap(({ userids }) => userids));
  const denied = usersOf(withPermission(DENIED));
  const writing = withPermission(MAY_CHANGE);
  const writers = usersOf(writing);
  const grants = writing.flatMap(({ userids, group }) =>
    userids
      .filter(userid => !denied.has(userid))
      .map(
        (account): AccessGrant => ({
          ...{ account, level: 'read-write', via: group },
        }),
      ),
  );
  const readers = [...usersOf(withPermission(MAY_READ))].some(
    userid => !denied.has(userid) && !writers.has(userid),
  );
  return listGrants(grants, { complete: !readers });
}

/** The fact, where it is known. */
export function grantsFact(grants: AccessGrants | undefined) {
  return grants ? [{ type: accessGrants, value: grants }] : [];
}
