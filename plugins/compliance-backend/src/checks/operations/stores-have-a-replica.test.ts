import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './stores-have-a-replica';

checkCases(check, {
  followed: {
    facts: { stores: [{ role: 'primary', replicas: 1, healthy: true }] },
    expected: 'pass',
  },
  'itself a replica': {
    facts: { stores: [{ role: 'replica', healthy: true }] },
    expected: 'pass',
  },
  alone: {
    facts: { stores: [{ role: 'primary', replicas: 0 }] },
    expected: 'fail',
  },
  'a replica that lost its source': {
    facts: { stores: [{ role: 'replica', healthy: false }] },
    expected: 'fail',
  },
  'not shown': {
    facts: { stores: [{ role: 'primary' }] },
    expected: 'unknown',
  },
  'no store': { facts: {}, expected: 'notApplicable' },
});
