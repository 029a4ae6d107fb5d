import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { branchProtection } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'default-branch-is-protected',
  process: 'branch-policy',
  title: 'Is the default branch protected against direct pushes?',
  subject: 'service',
  severity: 'critical',
  stage: 'stable',
  why: 'A push straight to the default branch reaches production without review and without a build.',
  fix: {
    text: 'In the repository settings, protect the default branch, allow nobody to push and maintainers to merge.',
    effort: 'minutes',
  },
  facts: { branches: branchProtection },
  missing: 'unknown',
  missingMessage:
    'No repository whose branch protection can be read is linked to this service.',
  evaluate: ({ branches }) =>
    everyValue(branches, {
      holds: branch => branch.protected && !branch.directPush,
      describe: branch => `${branch.branch}: ${describe(branch)}`,
      passed: 'Changes reach the default branch only through a merge request.',
      failed:
        'Somebody may push to the default branch without a merge request.',
    }),
});

function describe(branch: { protected: boolean; directPush: boolean }) {
  if (!branch.protected) return 'not protected';
  return branch.directPush ? 'direct push allowed' : 'direct push refused';
}
