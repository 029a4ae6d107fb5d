import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './ci-runs-on-default-branch';

const runs = (count: number) => ({
  windowDays: 30,
  runs: count,
  succeeded: count,
  lastResult: count > 0 ? ('success' as const) : ('none' as const),
});

checkCases(check, {
  built: { facts: { pipelines: [runs(3)] }, expected: 'pass' },
  'built by one of two tools': {
    facts: { pipelines: [runs(0), runs(3)] },
    expected: 'pass',
  },
  'not built lately': { facts: { pipelines: [runs(0)] }, expected: 'fail' },
  'no pipeline': { facts: {}, expected: 'fail', message: 'No CI job' },
  'no CI tool was read': {
    facts: {},
    unread: ['pipelines'],
    expected: 'unknown',
  },
});
