import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './bastion-asks-for-a-second-factor';

const accounts = (withoutMfa: number) => ({
  users: 12,
  withoutMfa,
  unused: 0,
  unusedDays: 90,
});

checkCases(check, {
  everybody: { facts: { bastions: [accounts(0)] }, expected: 'pass' },
  'not everybody': { facts: { bastions: [accounts(1)] }, expected: 'fail' },
  'no bastion': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['bastions'], expected: 'unknown' },
});
