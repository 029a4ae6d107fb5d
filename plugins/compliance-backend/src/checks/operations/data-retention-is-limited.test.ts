import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './data-retention-is-limited';

checkCases(check, {
  'limited by age': {
    facts: { data: [{ limited: true, hours: 168 }] },
    expected: 'pass',
  },
  compacted: {
    facts: { data: [{ limited: false, compacted: true }] },
    expected: 'pass',
  },
  'kept for ever': { facts: { data: [{ limited: false }] }, expected: 'fail' },
  'nothing of the kind': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['data'], expected: 'unknown' },
});
