import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './store-accounts-need-a-password';

checkCases(check, {
  'needs one': {
    facts: { accounts: [{ name: 'app', signIn: true, passwordless: false }] },
    expected: 'pass',
  },
  'cannot sign in': {
    facts: { accounts: [{ name: 'group', signIn: false }] },
    expected: 'pass',
  },
  'needs none': {
    facts: { accounts: [{ name: 'app', passwordless: true }] },
    expected: 'fail',
  },
  'not shown': { facts: { accounts: [{ name: 'app' }] }, expected: 'unknown' },
  'no account': { facts: {}, expected: 'notApplicable' },
});
