import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './alert-rules-reach-somebody';

const rule = (routed?: boolean) => ({
  name: 'High error rate',
  state: 'inactive' as const,
  routed,
});

checkCases(check, {
  routed: { facts: { rules: [rule(true)] }, expected: 'pass' },
  'one of two is not routed': {
    facts: { rules: [rule(true), rule(false)] },
    expected: 'fail',
  },
  'a known failure outweighs what is not shown': {
    facts: { rules: [rule(undefined), rule(false)] },
    expected: 'fail',
  },
  'one tool tells, the other does not': {
    facts: { rules: [rule(true), rule(undefined)] },
    expected: 'pass',
  },
  'no tool tells': {
    facts: { rules: [rule(undefined)] },
    expected: 'unknown',
    message: 'does not tell',
  },
  'no rule': { facts: {}, expected: 'notApplicable' },
});
