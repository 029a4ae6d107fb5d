import type { JsonObject } from '@backstage/types';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { segment } from '../shared/urls';
import {
  accessLevelSchema,
  protectedBranchSchema,
  type ProtectedBranch,
} from './evidence/branch-protection';

export const NOBODY = 0;

/** A branch, by name, of a project, by id or full path. */
export interface Target {
  project: number | string;
  branch: string;
}

export function findRule(target: Target, { api }: ReadContext) {
  return api.find(pathTo(target), protectedBranchSchema, {
    write: true,
    allow: [404],
  });
}

/**
 * Makes the rule of a branch as wanted; true where there was none for a moment, because this GitLab
 * cannot change the roles of a rule and it had to be made anew.
 */
export async function setRule(
  target: Target,
  before: ProtectedBranch | undefined,
  wanted: ProtectedBranch,
  context: ReadContext,
): Promise<boolean> {
  if (before && (await changeRule(target, before, wanted, context))) {
    return false;
  }
  const create = (rule: ProtectedBranch) =>
    context.api.request('POST', rulesOf(target), {
      write: true,
      body: asRequest(rule),
    });
  if (before) await removeRule(target, context);
  try {
    await create(wanted);
  } catch (error) {
    if (before) await create(before);
    throw error;
  }
  return before !== undefined;
}

export async function removeRule(target: Target, { api }: ReadContext) {
  await api.request('DELETE', pathTo(target), { write: true, allow: [404] });
}

function pathTo(target: Target): string {
  return `${rulesOf(target)}/${segment(target.branch)}`;
}

function rulesOf({ project }: Target): string {
  return `/projects/${segment(project)}/protected_branches`;
}

type Level = z.output<typeof accessLevelSchema>;

/**
 * False where this GitLab cannot: before 15.6 it has no such request (400 to 405), and the free tier
 * leaves the roles as they are (https://docs.gitlab.com/api/protected_branches/).
 */
async function changeRule(
  target: Target,
  before: ProtectedBranch,
  wanted: ProtectedBranch,
  { api }: ReadContext,
): Promise<boolean> {
  const changed = (list: 'push_access_levels' | 'merge_access_levels') =>
    difference(before[list], wanted[list]);
  const answer = await api.request('PATCH', pathTo(target), {
    write: true,
    allow: [400, 403, 404, 405],
    body: {
      allow_force_push: wanted.allow_force_push ?? false,
      allowed_to_push: changed('push_access_levels'),
      allowed_to_merge: changed('merge_access_levels'),
      ...ownersOf(wanted),
    },
  });
  if (answer.status >= 400) return false;
  const now = protectedBranchSchema.parse(answer.json());
  return isDeepStrictEqual(rightsOf(now), rightsOf(wanted));
}

/** Levels to take away, by their ids, and to add. */
function difference(before: Level[], wanted: Level[]): JsonObject[] {
  const missingIn = (others: Level[]) => (level: Level) =>
    !others.some(other => isDeepStrictEqual(toGrant(other), toGrant(level)));
  return [
    ...before
      .filter(missingIn(wanted))
      .map(({ id }) => ({ id, _destroy: true })),
    ...wanted.filter(missingIn(before)).map(toGrant),
  ];
}

function rightsOf(rule: ProtectedBranch) {
  const grants = (all: Level[]) =>
    all.map(level => JSON.stringify(toGrant(level))).sort();
  return [
    grants(rule.push_access_levels),
    grants(rule.merge_access_levels),
    rule.allow_force_push ?? false,
  ];
}

/** Single roles in the form of every tier; users and groups exist on paid tiers only. */
function asRequest(rule: ProtectedBranch): JsonObject {
  return {
    name: rule.name,
    ...levels('push_access_level', 'allowed_to_push', rule.push_access_levels),
    ...levels(
      'merge_access_level',
      'allowed_to_merge',
      rule.merge_access_levels,
    ),
    allow_force_push: rule.allow_force_push ?? false,
    ...ownersOf(rule),
  };
}

function ownersOf({ code_owner_approval_required: required }: ProtectedBranch) {
  return required ? { code_owner_approval_required: true } : {};
}

function levels(single: string, list: string, entries: Level[]): JsonObject {
  const roles = entries.filter(
    ({ user_id, group_id, deploy_key_id }) =>
      !user_id && !group_id && !deploy_key_id,
  );
  if (entries.length === 0) return { [single]: NOBODY };
  if (entries.length === 1 && roles.length === 1) {
    return { [single]: roles[0].access_level ?? NOBODY };
  }
  return { [list]: entries.map(toGrant) };
}

function toGrant(level: Level): JsonObject {
  if (level.user_id) return { user_id: level.user_id };
  if (level.group_id) return { group_id: level.group_id };
  if (level.deploy_key_id) return { deploy_key_id: level.deploy_key_id };
  return { access_level: level.access_level ?? NOBODY };
}
