import {
  accessGrants,
  listGrants,
  type AccessGrant,
} from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { perRunEach } from '../../shared/perRun';
import { segment } from '../../shared/urls';

/** "Not for this account", or the project is gone since it was listed. */
const NOT_SHOWN = [403, 404];
const SIZE = 50;

/** Holds the apps of the site, never a person. */
const APPS = 'atlassian-addons-project-access';

/** Addresses of the roles by name. */
const rolesSchema = z.record(z.string(), z.string());
const roleSchema = z.object({
  actors: z
    .array(
      z.object({
        actorUser: z.object({ accountId: z.string() }).optional(),
        actorGroup: z
          .object({ groupId: z.string(), name: z.string().optional() })
          .optional(),
      }),
    )
    .default([]),
});
const membersSchema = z.object({
  values: z.array(z.object({ accountId: z.string() })),
  isLast: z.boolean(),
});

/** The people in the roles of a project; nothing where the roles are not shown. */
export async function readGrants(project: string, context: ReadContext) {
  const path = `/project/${segment(project)}/role`;
  const roles = await context.api.find(path, rolesSchema, { allow: NOT_SHOWN });
  if (!roles) return [];
  const named = Object.entries(roles).filter(([name]) => name !== APPS);
  const found = await Promise.all(
    named.map(([level, url]) =>
      readRole(`${path}/${idOf(url)}`, level, context),
    ),
  );
  const complete = found.every(role => role.complete);
  const grants = found.flatMap(role => role.grants);
  return [{ type: accessGrants, value: listGrants(grants, { complete }) }];
}

/** The last part of an address that may name another host than the configured one. */
function idOf(url: string): string {
  return segment(url.slice(url.lastIndexOf('/') + 1));
}

/** Many projects give roles to few groups. */
const membersOf = perRunEach(readMembers);

async function readRole(path: string, level: string, context: ReadContext) {
  const role = await context.api.find(path, roleSchema, { allow: NOT_SHOWN });
  const grants: AccessGrant[] = [];
  let complete = role !== undefined;
  for (const { actorUser, actorGroup } of role?.actors ?? []) {
    if (actorUser) grants.push({ account: actorUser.accountId, level });
    if (!actorGroup) continue;
    const via = actorGroup.name ?? actorGroup.groupId;
    const members = await membersOf(actorGroup.groupId, context);
    complete &&= members !== undefined;
    for (const account of members ?? []) grants.push({ account, level, via });
  }
  return { grants, complete };
}

async function readMembers(groupId: string, { api }: ReadContext) {
  const members: string[] = [];
  for (let startAt = 0; ; startAt += SIZE) {
    const page = await api.find('/group/member', membersSchema, {
      query: { groupId, startAt, maxResults: SIZE },
      allow: NOT_SHOWN,
    });
    if (!page) return undefined;
    members.push(...page.values.map(({ accountId }) => accountId));
    if (page.isLast) return members;
  }
}
