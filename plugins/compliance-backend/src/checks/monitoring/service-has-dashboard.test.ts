import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './service-has-dashboard';

checkCases(check, {
  linked: {
    facts: { dashboards: [{ folder: 'Shop', tags: ['checkout'] }] },
    expected: 'pass',
  },
  none: { facts: {}, expected: 'fail', message: 'No dashboard' },
  'no dashboard tool was read': {
    facts: {},
    unread: ['dashboards'],
    expected: 'unknown',
  },
});
