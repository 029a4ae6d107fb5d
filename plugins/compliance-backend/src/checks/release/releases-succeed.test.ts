import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './releases-succeed';

const releases = (
  runs: number,
  succeeded: number,
  lastResult: 'success' | 'running' = 'success',
) => ({ windowDays: 30, runs, succeeded, lastResult });

checkCases(check, {
  'four in five': { facts: { releases: [releases(5, 4)] }, expected: 'pass' },
  'one of two, while another runs': {
    facts: { releases: [releases(2, 1, 'running')] },
    expected: 'fail',
  },
  'all, while another runs': {
    facts: { releases: [releases(1, 1, 'running')] },
    expected: 'pass',
  },
  'the first still runs': {
    facts: { releases: [releases(0, 0, 'running')] },
    expected: 'notApplicable',
  },
  'three in four': { facts: { releases: [releases(4, 3)] }, expected: 'fail' },
  'none lately': {
    facts: { releases: [releases(0, 0)] },
    expected: 'notApplicable',
  },
  'no tool that releases': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['releases'], expected: 'unknown' },
});
