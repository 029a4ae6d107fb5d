import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './repository-has-readme';

checkCases(check, {
  present: {
    facts: { repositories: [{ present: ['README.md'] }] },
    expected: 'pass',
  },
  absent: {
    facts: { repositories: [{ present: ['docs/runbook.md'] }] },
    expected: 'fail',
  },
  'no repository': { facts: {}, expected: 'unknown', message: 'linked' },
  'no code host was read': {
    facts: {},
    unread: ['repositories'],
    expected: 'unknown',
  },
});
