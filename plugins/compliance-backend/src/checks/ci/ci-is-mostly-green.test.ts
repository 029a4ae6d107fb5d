import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './ci-is-mostly-green';

const runs = (count: number, succeeded: number) => ({
  windowDays: 30,
  runs: count,
  succeeded,
  lastResult: 'other' as const,
});

checkCases(check, {
  'exactly four of five': {
    facts: { pipelines: [runs(5, 4)] },
    expected: 'pass',
  },
  'half of them': { facts: { pipelines: [runs(10, 5)] }, expected: 'fail' },
  'one of two pipelines is red': {
    facts: { pipelines: [runs(5, 5), runs(5, 1)] },
    expected: 'fail',
  },
  'no builds': {
    facts: { pipelines: [runs(0, 0)] },
    expected: 'notApplicable',
  },
  'no pipeline': { facts: {}, expected: 'notApplicable' },
  'no CI tool was read': {
    facts: {},
    unread: ['pipelines'],
    expected: 'unknown',
  },
});
