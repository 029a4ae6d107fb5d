import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { accessPeople } from '@strata/backstage-plugin-tools-common';

/** Of a hundred: some are always new. */
const MAX_PERCENT = 10;

export const check = defineCheck({
  id: 'accounts-belong-to-people',
  process: 'access-control',
  title:
    "Is it known to whom the accounts with access to this service's repositories and tools belong?",
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'Nobody misses an account that nobody knows: it keeps its rights when its owner leaves.',
  fix: {
    text: 'Say on the page Access whose the accounts are, or which group answers for a service account.',
    effort: 'minutes',
  },
  facts: { access: accessPeople },
  missing: 'unknown',
  missingMessage:
    'No tool shows which accounts have access to what is linked to this service.',
  evaluate: ({ access }) =>
    everyValue(access, {
      holds: ({ unsettled, accounts }) =>
        unsettled * 100 <= accounts * MAX_PERCENT,
      describe: ({ unsettled, accounts }) =>
        `it is not settled whose ${unsettled} of ${accounts} accounts are`,
      passed: 'It is known whose the accounts are.',
      failed: 'There are accounts of which nobody knows whose they are.',
    }),
});
