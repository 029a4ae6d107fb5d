import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { bastionAccounts } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'bastion-asks-for-a-second-factor',
  process: 'access-control',
  title: 'Does the bastion host ask everybody for a second factor?',
  subject: 'team',
  severity: 'high',
  stage: 'stable',
  why: 'One password that was guessed or reused opens every machine behind the bastion host.',
  fix: {
    text: 'Make the second factor compulsory for everybody in the settings of the bastion host.',
    effort: 'minutes',
  },
  facts: { bastions: bastionAccounts },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'The team answers for no bastion host.',
  evaluate: ({ bastions }) =>
    everyValue(bastions, {
      holds: ({ withoutMfa }) => withoutMfa === 0,
      describe: ({ users, withoutMfa }) =>
        `${withoutMfa} of ${users} accounts have none`,
      passed: 'Everybody needs a second factor.',
      failed: 'Some accounts need a password only.',
    }),
});
