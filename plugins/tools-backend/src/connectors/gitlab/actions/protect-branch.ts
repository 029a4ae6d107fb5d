import type { JsonObject } from '@backstage/types';
import {
  defineAction,
  type ActionResult,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { segment } from '../../shared/urls';
import {
  accessLevelSchema,
  allowsPush,
  protectedBranchSchema,
  type ProtectedBranch,
} from '../evidence/branch-protection';

const NOBODY = 0;

const input = z.object({
  /** Id, or full path such as `payments/checkout`. */
  project: z.union([z.number().int(), z.string().min(1)]),
  branch: z.string().min(1).default('main'),
  /** Who may merge: 30 developers, 40 maintainers. */
  mergeAccessLevel: z.union([z.literal(30), z.literal(40)]).default(40),
});
type Input = z.output<typeof input>;

const undoInput = z.object({
  project: z.union([z.number(), z.string()]),
  branch: z.string(),
  /** The rule as it was; absent where the branch was not protected. */
  before: protectedBranchSchema.optional(),
});

export const protectBranch = defineAction({
  name: 'protect-branch',
  title: 'Protect a branch',
  permission: 'the scope api and the role Maintainer in the project',
  input,
  async plan(asked: Input, context) {
    const unchanged = isAsAsked(await findRule(asked, context), asked);
    return {
      summary: unchanged
        ? `${asked.branch} in ${asked.project} is already protected`
        : `Would protect ${asked.branch} in ${asked.project}`,
      unchanged,
    };
  },
  async apply(asked: Input, context): Promise<ActionResult> {
    const { project, branch } = asked;
    const before = await findRule(asked, context);
    if (isAsAsked(before, asked)) {
      const summary = `${branch} in ${project} is already protected`;
      return { summary, unchanged: true };
    }
    await replaceRule(asked, before, context, {
      name: branch,
      push_access_level: NOBODY,
      merge_access_level: asked.mergeAccessLevel,
      allow_force_push: false,
    });
    return {
      summary: `Protected ${branch} in ${project}: changes come by merge request only`,
      unchanged: false,
      undo: { project, branch, ...(before && { before }) },
    };
  },
  async undo(undo, context) {
    const { project, branch, before } = undoInput.parse(undo);
    const target = { project, branch };
    if (!before) {
      await removeRule(target, context);
      return { summary: `Took the protection of ${branch} in ${project} back` };
    }
    const current = await findRule(target, context);
    await replaceRule(target, current, context, asRequest(before));
    return { summary: `Restored the protection of ${branch} in ${project}` };
  },
});

type Target = Pick<Input, 'project' | 'branch'>;

function pathTo({ project, branch }: Target): string {
  return `${rulesOf(project)}/${segment(branch)}`;
}

function rulesOf(project: Target['project']): string {
  return `/projects/${segment(project)}/protected_branches`;
}

function findRule(target: Target, { api }: ReadContext) {
  return api.find(pathTo(target), protectedBranchSchema, {
    write: true,
    allow: [404],
  });
}

function isAsAsked(rule: ProtectedBranch | undefined, asked: Input): boolean {
  if (!rule || allowsPush(rule) || rule.allow_force_push) return false;
  return rule.merge_access_levels.every(
    level => level.access_level === asked.mergeAccessLevel,
  );
}

/**
 * Roles of an existing rule cannot be edited on the free tier, so it is deleted and made anew.
 * If the second half fails, the old rule is put back.
 */
async function replaceRule(
  target: Target,
  before: ProtectedBranch | undefined,
  context: ReadContext,
  body: JsonObject,
) {
  const create = (rule: JsonObject) =>
    context.api.request('POST', rulesOf(target.project), {
      write: true,
      body: rule,
    });
  if (before) await removeRule(target, context);
  try {
    await create(body);
  } catch (error) {
    if (before) await create(asRequest(before));
    throw error;
  }
}

async function removeRule(target: Target, { api }: ReadContext) {
  await api.request('DELETE', pathTo(target), { write: true, allow: [404] });
}

type Level = z.output<typeof accessLevelSchema>;

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
    ...(rule.code_owner_approval_required && {
      code_owner_approval_required: true,
    }),
  };
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
