import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './service-has-alert-rule';

const rule = (state: 'inactive' | 'firing' | 'paused') => ({
  name: 'High error rate',
  state,
});

checkCases(check, {
  'one rule': { facts: { rules: [rule('inactive')] }, expected: 'pass' },
  'a firing rule watches too': {
    facts: { rules: [rule('firing'), rule('paused')] },
    expected: 'pass',
  },
  'only paused rules': {
    facts: { rules: [rule('paused')] },
    expected: 'fail',
  },
  'no rule': { facts: {}, expected: 'fail' },
  'no alerting tool was read': {
    facts: {},
    unread: ['rules'],
    expected: 'unknown',
  },
});
