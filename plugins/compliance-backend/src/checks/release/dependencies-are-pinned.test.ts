import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './dependencies-are-pinned';

const repository = (
  ecosystem: string,
  ranges: number,
  ...lockfiles: string[]
) => ({
  manifests: [{ path: `${ecosystem} file`, ecosystem, packages: 4, ranges }],
  lockfiles,
  packages: [],
});

checkCases(check, {
  exact: { facts: { repositories: [repository('go', 0)] }, expected: 'pass' },
  'ranges with a lock file': {
    facts: { repositories: [repository('npm', 3, 'yarn.lock')] },
    expected: 'pass',
  },
  'ranges with the lock file of something else': {
    facts: { repositories: [repository('npm', 3, 'go.sum')] },
    expected: 'fail',
  },
  'one of two repositories': {
    facts: { repositories: [repository('go', 0), repository('maven', 1)] },
    expected: 'fail',
  },
  'only what CMake finds': {
    facts: { repositories: [repository('cpp', 4)] },
    expected: 'notApplicable',
  },
  'no packages': {
    facts: { repositories: [{ manifests: [], lockfiles: [], packages: [] }] },
    expected: 'notApplicable',
  },
  'no repository': { facts: {}, expected: 'unknown' },
});
