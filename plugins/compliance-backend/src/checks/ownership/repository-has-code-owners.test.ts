import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './repository-has-code-owners';

checkCases(check, {
  'at the root': {
    facts: { repositories: [{ present: ['README.md', 'CODEOWNERS'] }] },
    expected: 'pass',
  },
  'in the folder of GitLab': {
    facts: { repositories: [{ present: ['.gitlab/CODEOWNERS'] }] },
    expected: 'pass',
  },
  none: {
    facts: { repositories: [{ present: ['README.md'] }] },
    expected: 'fail',
  },
  'no repository': { facts: {}, expected: 'unknown' },
});
