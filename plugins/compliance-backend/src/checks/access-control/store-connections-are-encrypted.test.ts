import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './store-connections-are-encrypted';

checkCases(check, {
  required: { facts: { stores: [{ tls: 'required' }] }, expected: 'pass' },
  offered: {
    facts: { stores: [{ tls: 'required' }, { tls: 'offered' }] },
    expected: 'fail',
  },
  off: { facts: { stores: [{ tls: 'off' }, {}] }, expected: 'fail' },
  'one is not shown': {
    facts: { stores: [{ tls: 'required' }, {}] },
    expected: 'unknown',
  },
  'no store': { facts: {}, expected: 'notApplicable' },
});
