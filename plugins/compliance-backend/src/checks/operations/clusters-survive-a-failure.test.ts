import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './clusters-survive-a-failure';

const cluster = (quorum: boolean, mayFail?: number) => ({
  members: 3,
  quorum,
  mayFail,
  alarms: [],
});

checkCases(check, {
  'one to spare': { facts: { clusters: [cluster(true, 1)] }, expected: 'pass' },
  'none to spare': {
    facts: { clusters: [cluster(true, 0)] },
    expected: 'fail',
  },
  'no quorum': { facts: { clusters: [cluster(false)] }, expected: 'fail' },
  'not shown': { facts: { clusters: [cluster(true)] }, expected: 'unknown' },
  'no cluster': { facts: {}, expected: 'notApplicable' },
});
