import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './alert-rules-have-a-severity';

const rule = (severity?: string) => ({
  name: 'High error rate',
  state: 'inactive' as const,
  severity,
});

checkCases(check, {
  labelled: { facts: { rules: [rule('critical')] }, expected: 'pass' },
  'one of two lacks it': {
    facts: { rules: [rule('critical'), rule()] },
    expected: 'fail',
  },
  'no rule': { facts: {}, expected: 'notApplicable' },
  'no alerting tool was read': {
    facts: {},
    unread: ['rules'],
    expected: 'unknown',
  },
});
