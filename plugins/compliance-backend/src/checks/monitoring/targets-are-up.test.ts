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
  'no target in production': {
    facts: {},
    subject: { lifecycle: 'production' },
    expected: 'fail',
  },
  'experimental, so not deployed yet': {
    facts: { targets: [target(0, 1)] },
    subject: { lifecycle: 'experimental' },
    expected: 'notApplicable',
    message: 'not deployed yet',
  },
  'no target, and not in production': {
    facts: {},
    subject: { lifecycle: 'deprecated' },
    expected: 'notApplicable',
    message: 'No monitoring target',
  },
  'down, and still running though deprecated': {
    facts: { targets: [target(0, 1)] },
    subject: { lifecycle: 'deprecated' },
    expected: 'fail',
  },
  'no monitoring tool was read': {
    facts: {},
    unread: ['targets'],
    expected: 'unknown',
  },
});
