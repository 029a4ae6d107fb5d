import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { branchProtection } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'force-push-is-forbidden',
  process: 'branch-policy',
  title: 'Is force push to the default branch forbidden?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'A force push rewrites history: released commits vanish, and an audit cannot be trusted.',
  fix: {
    text: 'In the protection of the default branch, switch "allow force push" off.',
    effort: 'minutes',
  },
  facts: { branches: branchProtection },
  missing: 'unknown',
  missingMessage:
    'No repository whose branch protection can be read is linked to this service.',
  evaluate: ({ branches }) =>
    everyValue(branches, {
      holds: branch => branch.protected && !branch.forcePush,
      describe: ({ branch, forcePush, protected: isProtected }) =>
        `${branch}: force push ${
          forcePush || !isProtected ? 'allowed' : 'refused'
        }`,
      passed: 'The history of the default branch cannot be rewritten.',
      failed: 'The history of the default branch can be rewritten.',
    }),
});
