import {
  defineCheck,
  everyKnownValue,
} from '@strata/backstage-plugin-compliance-node';
import { storeAccess } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'stores-ask-for-a-credential',
  process: 'access-control',
  title: 'Does each store of the team ask everybody for a credential?',
  subject: 'team',
  severity: 'critical',
  stage: 'stable',
  why: 'Whoever reaches the network of an open store can read and delete all of it.',
  fix: {
    text: 'Switch authentication on, take rights from the anonymous, and change or lock the accounts that came with the installation.',
    effort: 'hours',
  },
  facts: { stores: storeAccess },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'The team answers for no store whose access a tool shows.',
  evaluate: ({ stores }) =>
    everyKnownValue(stores, {
      holds({ authentication, anonymous, defaultAccounts = [] }) {
        if (authentication === false || defaultAccounts.length) return false;
        if (anonymous && anonymous !== 'nothing') return false;
        return authentication ?? (anonymous ? true : undefined);
      },
      describe({ authentication, anonymous, defaultAccounts = [] }) {
        if (defaultAccounts.length) {
          return `accounts as installed: ${defaultAccounts.join(', ')}`;
        }
        if (anonymous && anonymous !== 'nothing') {
          return `without a credential: ${anonymous}`;
        }
        return authentication === false ? 'asks nobody' : 'asks everybody';
      },
      passed: 'Every store asks for a credential.',
      failed: 'A store lets somebody in without a credential of their own.',
      notShown: 'The tool does not show whether a credential is asked for.',
    }),
});
