import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './service-has-runbook';

checkCases(check, {
  present: {
    facts: { repositories: [{ present: ['docs/runbook.md'] }] },
    expected: 'pass',
  },
  'in one of two repositories': {
    facts: {
      repositories: [{ present: [] }, { present: ['docs/runbook.md'] }],
    },
    expected: 'pass',
  },
  absent: {
    facts: { repositories: [{ present: ['README.md'] }] },
    expected: 'fail',
  },
  'no repository': { facts: {}, expected: 'unknown' },
});
