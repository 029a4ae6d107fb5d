import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './instances-are-health-checked';

const registered = (instances: number, checked: number) => ({
  instances,
  checked,
  passing: instances,
  warning: 0,
  critical: 0,
});

checkCases(check, {
  'all of them': {
    facts: { registrations: [registered(3, 3)] },
    expected: 'pass',
  },
  'one has none': {
    facts: { registrations: [registered(3, 2)] },
    expected: 'fail',
  },
  'not registered': { facts: {}, expected: 'notApplicable' },
  'not read yet': {
    facts: {},
    unread: ['registrations'],
    expected: 'unknown',
  },
});
