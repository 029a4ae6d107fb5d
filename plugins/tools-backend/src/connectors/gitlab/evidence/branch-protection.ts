import { branchProtection } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesWildcard } from '../../shared/matching';
import { findAll } from '../lists';
import type { ProjectRow } from '../project';

/** A level is a role, or a single user, group or deploy key. Role 0 is nobody. */
export const accessLevelSchema = z.object({
  id: z.number().optional(),
  access_level: z.number().nullish(),
  user_id: z.number().nullish(),
  group_id: z.number().nullish(),
  deploy_key_id: z.number().nullish(),
});

export const protectedBranchSchema = z.object({
  name: z.string(),
  push_access_levels: z.array(accessLevelSchema),
  merge_access_levels: z.array(accessLevelSchema).default([]),
  allow_force_push: z.boolean().optional(),
  code_owner_approval_required: z.boolean().optional(),
});

export type ProtectedBranch = z.output<typeof protectedBranchSchema>;

export function allowsPush(branch: ProtectedBranch): boolean {
  return branch.push_access_levels.some(
    level =>
      level.access_level !== 0 || Boolean(level.user_id || level.group_id),
  );
}

/** Where several rules match a branch, the most permissive one counts, in GitLab as here. */
export async function readBranchProtection(
  project: ProjectRow,
  { api }: ReadContext,
) {
  const branch = project.default_branch;
  if (!branch) return [];
  const path = `/projects/${project.id}/protected_branches`;
  const all = await findAll(api, path, protectedBranchSchema);
  if (!all) return [];
  const rules = all.filter(rule => matchesWildcard(rule.name, branch));
  const isProtected = rules.length > 0;
  const value = {
    branch,
    protected: isProtected,
    directPush: !isProtected || rules.some(allowsPush),
    forcePush: !isProtected || rules.some(rule => rule.allow_force_push),
  };
  return [{ type: branchProtection, value }];
}
