import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './stores-ask-for-a-credential';

checkCases(check, {
  'asks everybody': {
    facts: { stores: [{ authentication: true, anonymous: 'nothing' }] },
    expected: 'pass',
  },
  'lets nobody read without one': {
    facts: { stores: [{ anonymous: 'nothing' }] },
    expected: 'pass',
  },
  'asks nobody': {
    facts: { stores: [{ authentication: true }, { authentication: false }] },
    expected: 'fail',
  },
  'lets everybody read': {
    facts: { stores: [{ authentication: true, anonymous: 'read' }] },
    expected: 'fail',
  },
  'accounts as they were installed': {
    facts: { stores: [{ authentication: true, defaultAccounts: ['guest'] }] },
    expected: 'fail',
  },
  'not shown': { facts: { stores: [{ tls: 'off' }] }, expected: 'unknown' },
  'no store': { facts: {}, expected: 'notApplicable' },
});
