import {
  accessGrants,
  listGrants,
  type AccessGrant,
} from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRunEach } from '../../shared/perRun';
import { segment } from '../../shared/urls';
import type { Access } from './access';
import { groupsOn } from './rights';

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
const detailSchema = z.object({
  name: z.string().optional(),
  /** Those that are not shown to this account are left out. */
  includes: z.array(z.object({ id: z.string() })).optional(),
});
type Detail = z.output<typeof detailSchema>;

interface Group {
  name: string;
  members: string[];
  /** Whether these are all. */
  complete: boolean;
}

const NOT_SHOWN = [403, 404, 405];

/** Groups are included in several. */
const readDetail = perRunEach(
  (uuid: string, { api }: ReadContext): Promise<Detail | undefined> =>
    api.find(`/groups/${segment(uuid)}/detail`, detailSchema, {
      allow: NOT_SHOWN,
    }),
);

/** Many projects give rights to few groups. */
const readGroup = perRunEach(findGroup);

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
    const group = await readGroup(uuid, context);
    complete &&= group.complete;
    for (const account of group.members) {
      grants.push({ account, level, via: group.name });
    }
  }
  const value = listGrants(grants, { everyone, complete });
  return [{ type: accessGrants, value }];
}

/** UUIDs of the groups that have a right anywhere in a project, by its own rules or by those it inherits. */
function groupsWith(chain: Access[], right: string): Set<string> {
  const patterns = chain
    .flatMap(({ local }) => Object.entries(local))
    .filter(([, { permissions }]) => permissions[right])
    .map(([pattern]) => pattern);
  const found = [...new Set(patterns)].flatMap(pattern => {
    const ref = refOf(pattern);
    // Names of accounts make refs that are their own.
    if (ref.startsWith(REVIEW) || ref.includes('${')) return [];
    return groupsOn(chain, right, ref) ?? allowedIn(chain, right, pattern);
  });
  return new Set(found.filter(uuid => !OF_OTHERS.includes(uuid)));
}

/** A ref that a pattern matches and no narrower one does: a `*` in it matches no name but itself. */
function refOf(pattern: string): string {
  return pattern.startsWith('^')
    ? pattern.slice(1).replaceAll('.*', '*')
    : pattern;
}

/** Where the rights do not tell who has a right on a ref: whom one pattern allows it. */
function allowedIn(chain: Access[], right: string, pattern: string): string[] {
  return chain.flatMap(({ local }) =>
    Object.entries(local[pattern]?.permissions[right]?.rules ?? {}).flatMap(
      ([uuid, { action }]) => (action === 'ALLOW' ? uuid : []),
    ),
  );
}

async function findGroup(uuid: string, context: ReadContext): Promise<Group> {
  if (!INTERNAL.test(uuid)) return { name: uuid, members: [], complete: false };
  const [detail, members, complete] = await Promise.all([
    readDetail(uuid, context),
    context.api.find(`/groups/${segment(uuid)}/members/`, memberSchema, {
      query: { recursive: true },
      allow: NOT_SHOWN,
    }),
    includesInternalOnly(uuid, context),
  ]);
  return {
    name: detail?.name ?? uuid,
    members: members?.map(member => String(member._account_id)) ?? [],
    complete: complete && members !== undefined,
  };
}

/** Of a group of a directory, also one that is included, no members are listed. */
async function includesInternalOnly(
  uuid: string,
  context: ReadContext,
): Promise<boolean> {
  const reached = new Set([uuid]);
  for (const each of reached) {
    const detail = await readDetail(each, context);
    if (!detail?.includes) return false;
    for (const { id } of detail.includes) {
      if (!INTERNAL.test(id)) return false;
      reached.add(id);
    }
  }
  return true;
}
