import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './data-has-copies';

checkCases(check, {
  copied: { facts: { data: [{ copies: 3, behind: 1 }] }, expected: 'pass' },
  'a single copy': {
    facts: { data: [{ copies: 2 }, { copies: 1 }] },
    expected: 'fail',
  },
  offline: { facts: { data: [{ copies: 2, offline: 4 }] }, expected: 'fail' },
  'nothing of the kind': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['data'], expected: 'unknown' },
});
