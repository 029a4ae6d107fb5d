import {
  defineCheck,
  everyKnownValue,
} from '@strata/backstage-plugin-compliance-node';
import { storeAccount } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'store-accounts-need-a-password',
  process: 'access-control',
  title: 'Does every account of the stores need a password or certificate?',
  subject: 'team',
  severity: 'high',
  stage: 'stable',
  why: 'An account without a password is open to every program that reaches the port.',
  fix: {
    text: 'Set a password, ask for a certificate, or lock the account.',
    effort: 'minutes',
  },
  facts: { accounts: storeAccount },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'The team answers for no store whose accounts a tool shows.',
  evaluate: ({ accounts }) =>
    everyKnownValue(accounts, {
      holds({ signIn, passwordless }) {
        if (signIn === false) return true;
        return passwordless === undefined ? undefined : !passwordless;
      },
      describe: ({ name, passwordless }) =>
        `${name} ${passwordless ? 'needs none' : 'needs one'}`,
      passed: 'Every account needs a password or certificate.',
      failed: 'An account gets in without a password or certificate.',
      notShown: 'The tool does not show what an account needs.',
    }),
});
