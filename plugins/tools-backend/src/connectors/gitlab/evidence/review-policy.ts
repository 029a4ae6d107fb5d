import { reviewPolicy } from '@strata/backstage-plugin-tools-common';
import type { ReadContext } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { matchesWildcard } from '../../shared/matching';
import { findAll, NOT_SHOWN } from '../lists';
import type { ProjectRow } from '../project';

const ruleSchema = z.object({
  name: z.string(),
  approvals_required: z.number(),
  /** None where the rule holds for every branch. */
  protected_branches: z.array(z.object({ name: z.string() })).default([]),
});
const settingsSchema = z.object({
  merge_requests_author_approval: z.boolean().nullish(),
});

/**
 * What a merge request needs. Rules for approvals are a paid feature: where GitLab shows none,
 * nobody can say whether that is for the tier or for the token, so there is no fact.
 */
export async function readReviewPolicy(
  project: ProjectRow,
  { api }: ReadContext,
) {
  const branch = project.default_branch;
  const pipelineMustSucceed = project.only_allow_merge_if_pipeline_succeeds;
  if (!branch || pipelineMustSucceed === undefined) return [];
  const all = await findAll(
    api,
    `/projects/${project.id}/approval_rules`,
    ruleSchema,
  );
  if (!all) return [];
  const rules = all.filter(
    ({ approvals_required, protected_branches }) =>
      approvals_required > 0 &&
      (protected_branches.length === 0 ||
        protected_branches.some(({ name }) => matchesWildcard(name, branch))),
  );
  const settings = rules.length
    ? await api.find(`/projects/${project.id}/approvals`, settingsSchema, {
        allow: NOT_SHOWN,
      })
    : undefined;
  const ownApproval = settings?.merge_requests_author_approval;
  const value = {
    approvalRequired: rules.length > 0,
    ...(typeof ownApproval === 'boolean' && { ownApprovalCounts: ownApproval }),
    checkRequired: pipelineMustSucceed ?? false,
    openCommentsBlock:
      project.only_allow_merge_if_all_discussions_are_resolved ?? false,
    rules: rules.map(({ name }) => name).sort(),
  };
  return [{ type: reviewPolicy, value }];
}
