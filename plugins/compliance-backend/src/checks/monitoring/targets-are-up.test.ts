import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './targets-are-up';

const target = (up: number, down: number) => ({ job: 'checkout', up, down });

checkCases(check, {
  'all up': { facts: { targets: [target(3, 0)] }, expected: 'pass' },
  'one down': { facts: { targets: [target(2, 1)] }, expected: 'fail' },
  'a job without instances': {
    facts: { targets: [target(0, 0)] },
    expected: 'fail',
  },
  'no target': { facts: {}, expected: 'fail', message: 'No monitoring target' },
  'no monitoring tool was read': {
    facts: {},
    unread: ['targets'],
    expected: 'unknown',
  },
});
