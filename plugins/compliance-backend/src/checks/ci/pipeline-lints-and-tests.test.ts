import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './pipeline-lints-and-tests';

const pipeline = { path: 'Jenkinsfile', steps: [], includes: false };
const both = { ...pipeline, tests: true, lints: true };
const one = { ...pipeline, tests: true, lints: false };

checkCases(check, {
  both: { facts: { pipelines: [both] }, expected: 'pass' },
  'both, and more elsewhere': {
    facts: { pipelines: [{ ...both, includes: true }] },
    expected: 'pass',
  },
  'tests only': { facts: { pipelines: [one] }, expected: 'fail' },
  'one of two pipelines': {
    facts: { pipelines: [both, one] },
    expected: 'fail',
  },
  'a part lies elsewhere': {
    facts: { pipelines: [both, { ...one, includes: true }] },
    expected: 'unknown',
    message: 'elsewhere',
  },
  'no pipeline': { facts: {}, expected: 'unknown' },
});
