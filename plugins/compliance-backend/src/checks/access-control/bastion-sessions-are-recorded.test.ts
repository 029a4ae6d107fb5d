import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './bastion-sessions-are-recorded';

checkCases(check, {
  recorded: {
    facts: { bastions: [{ sessionsRecorded: true }] },
    expected: 'pass',
  },
  'not recorded': {
    facts: { bastions: [{ sessionsRecorded: false }] },
    expected: 'fail',
  },
  'no session': {
    facts: { bastions: [{ mfa: 'everybody' }] },
    expected: 'unknown',
  },
  'no bastion': { facts: {}, expected: 'notApplicable' },
});
