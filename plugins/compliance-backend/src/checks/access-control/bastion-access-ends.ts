import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { bastionGrant } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'bastion-access-ends',
  process: 'access-control',
  title: 'Does access to the machines of the service end by itself?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'Access that nobody has to ask for again stays with people who changed teams or left.',
  fix: {
    text: 'Give each permission on the bastion host an end, and grant it again where it is still needed.',
    effort: 'minutes',
  },
  facts: { grants: bastionGrant },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'No permission of a bastion host is linked to this service.',
  evaluate: ({ grants }) =>
    everyValue(grants, {
      holds: ({ active, expiresAt }) => !active || expiresAt !== undefined,
      describe: ({ active, expiresAt }) => {
        if (!active) return 'lets nobody in';
        return expiresAt ? `ends on ${expiresAt.slice(0, 10)}` : 'has no end';
      },
      passed: 'All access ends by itself.',
      failed: 'Some access has no end.',
    }),
});
