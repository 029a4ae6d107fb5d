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

/** A package in a folder, with lock files here and there. */
const part = (...lockfiles: string[]) => ({
  manifests: [
    { path: 'a/b/package.json', ecosystem: 'npm', packages: 4, ranges: 1 },
  ],
  ...{ lockfiles, packages: [], leftOut: { files: 1, folders: 2 } },
});

checkCases(check, {
  'the lock file of a workspace': {
    facts: { repositories: [part('yarn.lock')] },
    expected: 'pass',
  },
  'the lock file in the same folder': {
    facts: { repositories: [part('a/b/package-lock.json')] },
    expected: 'pass',
  },
  'the lock file of another part': {
    facts: { repositories: [part('a/bc/yarn.lock', 'c/yarn.lock')] },
    expected: 'fail',
  },
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
