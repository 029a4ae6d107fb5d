import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './alert-rules-have-a-runbook';

const rule = (runbookUrl?: string) => ({
  name: 'High error rate',
  state: 'inactive' as const,
  runbookUrl,
});
const runbook = 'https://wiki.example.com/checkout';

checkCases(check, {
  linked: { facts: { rules: [rule(runbook)] }, expected: 'pass' },
  'one of two lacks it': {
    facts: { rules: [rule(runbook), rule()] },
    expected: 'fail',
  },
  'not an address': { facts: { rules: [rule('TODO')] }, expected: 'fail' },
  'no rule': { facts: {}, expected: 'notApplicable' },
  'no alerting tool was read': {
    facts: {},
    unread: ['rules'],
    expected: 'unknown',
  },
});
