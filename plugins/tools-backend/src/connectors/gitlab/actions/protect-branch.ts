import {
  defineAction,
  type ActionResult,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import {
  allowsPush,
  protectedBranchSchema,
  type ProtectedBranch,
} from '../evidence/branch-protection';
import { findRule, NOBODY, removeRule, setRule } from '../protectedBranches';

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

const MAY_OPEN =
  'where this GitLab cannot change the roles of a rule, it is made anew, and for a moment there is none';
const OPENED =
  'for a moment there was no rule, because this GitLab cannot change the roles of one';

export const protectBranch = defineAction({
  name: 'protect-branch',
  title: 'Protect a branch',
  permission: 'the scope api and the role Maintainer in the project',
  input,
  async plan(asked: Input, context) {
    const { project, branch } = asked;
    const before = await findRule(asked, context);
    if (isAsAsked(before, asked)) return alreadyProtected(asked);
    return {
      summary: withNote(
        `Would protect ${branch} in ${project}`,
        before && MAY_OPEN,
      ),
      unchanged: false,
      undo: undoFor(asked, before),
    };
  },
  async apply(asked: Input, context): Promise<ActionResult> {
    const { project, branch } = asked;
    const before = await findRule(asked, context);
    if (isAsAsked(before, asked)) return alreadyProtected(asked);
    const opened = await setRule(asked, before, wanted(asked, before), context);
    return {
      summary: withNote(
        `Protected ${branch} in ${project}: changes come by merge request only`,
        opened && OPENED,
      ),
      unchanged: false,
      undo: undoFor(asked, before),
    };
  },
  async undo(undo, context) {
    const { before, ...target } = undoInput.parse(undo);
    const { project, branch } = target;
    if (!before) {
      await removeRule(target, context);
      return { summary: `Took the protection of ${branch} in ${project} back` };
    }
    const current = await findRule(target, context);
    const opened = await setRule(target, current, before, context);
    return {
      summary: withNote(
        `Restored the protection of ${branch} in ${project}`,
        opened && OPENED,
      ),
    };
  },
});

function alreadyProtected({ project, branch }: Input) {
  return {
    summary: `${branch} in ${project} is already protected`,
    unchanged: true,
  };
}

function undoFor({ project, branch }: Input, before?: ProtectedBranch) {
  return { project, branch, ...(before && { before }) };
}

function withNote(summary: string, note: string | false | undefined): string {
  return note ? `${summary}; ${note}` : summary;
}

function isAsAsked(rule: ProtectedBranch | undefined, asked: Input): boolean {
  if (!rule || allowsPush(rule) || rule.allow_force_push) return false;
  return rule.merge_access_levels.every(
    level => level.access_level === asked.mergeAccessLevel,
  );
}

function wanted(
  { branch, mergeAccessLevel }: Input,
  before?: ProtectedBranch,
): ProtectedBranch {
  return {
    ...before,
    name: branch,
    push_access_levels: [{ access_level: NOBODY }],
    merge_access_levels: [{ access_level: mergeAccessLevel }],
    allow_force_push: false,
  };
}
