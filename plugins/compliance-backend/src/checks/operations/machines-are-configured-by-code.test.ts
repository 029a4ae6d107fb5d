import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './machines-are-configured-by-code';

const machine = (
  fresh: boolean,
  lastResult: 'changed' | 'failed',
  dryRun?: boolean,
) => ({ windowHours: 24, fresh, lastResult, dryRun });

checkCases(check, {
  reached: {
    facts: { machines: [machine(true, 'changed')] },
    expected: 'pass',
  },
  'not lately': {
    facts: { machines: [machine(false, 'changed')] },
    expected: 'fail',
  },
  failed: { facts: { machines: [machine(true, 'failed')] }, expected: 'fail' },
  'only tried': {
    facts: { machines: [machine(true, 'changed', true)] },
    expected: 'fail',
  },
  'no machine': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['machines'], expected: 'unknown' },
});
