import {
  accessGrants,
  listGrants,
  type AccessGrant,
} from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRun } from '../../shared/perRun';
import { segment } from '../../shared/urls';
import type { Access } from './access';

/** Rights that let somebody change a project, strongest first, in words for people. */
const RIGHTS = [
  ['owner', 'owner'],
  ['push', 'push'],
  ['submit', 'submit'],
] as const;

/** Everybody, with or without an account. */
const EVERYBODY = ['global:Registered-Users', 'global:Anonymous-Users'];

/** Groups that mean somebody only beside another right, or a change. */
const OF_OTHERS = ['global:Project-Owners', 'global:Change-Owner'];

/** Pushing there asks for a review and changes nothing by itself. */
const REVIEW = 'refs/for/';

/** Groups of Gerrit itself have members that it can list; those of a directory have not. */
const INTERNAL = /^[0-9a-f]{40}$/;

const memberSchema = z.array(z.object({ _account_id: z.number() }));
const groupSchema = z.object({ name: z.string().optional() });

interface Group {
  name: string;
  /** `undefined` where they are not shown. */
  members?: string[];
}

/** Each account with its strongest right through each group, on whatever branch. */
export async function readGrants(chain: Access[], context: ReadContext) {
  const byGroup = new Map<string, string>();
  for (const [right, level] of RIGHTS) {
    for (const uuid of groupsWith(chain, right)) {
      if (!byGroup.has(uuid)) byGroup.set(uuid, level);
    }
  }
  const everyone = EVERYBODY.flatMap(uuid => byGroup.get(uuid) ?? [])[0];
  EVERYBODY.forEach(uuid => byGroup.delete(uuid));
  const grants: AccessGrant[] = [];
  let complete = true;
  for (const [uuid, level] of byGroup) {
    const { name: via, members } = await readGroup(uuid, context);
    complete &&= members !== undefined;
    for (const account of members ?? []) grants.push({ account, level, via });
  }
  const value = listGrants(grants, { everyone, complete });
  return [{ type: accessGrants, value }];
}

/** UUIDs of the groups that are allowed a right anywhere in a project or what it inherits from. */
function groupsWith(chain: Access[], right: string): Set<string> {
  const rules = chain
    .flatMap(({ local }) => Object.entries(local))
    .filter(([pattern]) => !pattern.startsWith(REVIEW))
    .flatMap(([, { permissions }]) =>
      Object.entries(permissions[right]?.rules ?? {}),
    );
  const allowed = rules.filter(
    ([uuid, { action }]) => action === 'ALLOW' && !OF_OTHERS.includes(uuid),
  );
  return new Set(allowed.map(([uuid]) => uuid));
}

/** Many projects give rights to few groups. */
const groups = perRun(() => new Map<string, Promise<Group>>());

function readGroup(uuid: string, context: ReadContext): Promise<Group> {
  const known = groups(context);
  let group = known.get(uuid);
  if (!group) {
    group = findGroup(uuid, context);
    known.set(uuid, group);
  }
  return group;
}

async function findGroup(uuid: string, { api }: ReadContext): Promise<Group> {
  if (!INTERNAL.test(uuid)) return { name: uuid };
  const path = `/groups/${segment(uuid)}`;
  const allow = [403, 404, 405];
  const [detail, members] = await Promise.all([
    api.find(path, groupSchema, { allow }),
    api.find(`${path}/members/`, memberSchema, {
      query: { recursive: true },
      allow,
    }),
  ]);
  return {
    name: detail?.name ?? uuid,
    members: members?.map(member => String(member._account_id)),
  };
}
