import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './runbook-says-what-to-do';

const path = 'docs/runbook.md';
const all = ['Is it up?', 'Stop and restart', 'Rollback', 'Whom to call'];

checkCases(check, {
  all: { facts: { runbooks: [{ path, sections: all }] }, expected: 'pass' },
  'in other words': {
    facts: {
      runbooks: [
        {
          path,
          sections: ['Symptoms', 'Starting', 'Revert a release', 'Contacts'],
        },
      ],
    },
    expected: 'pass',
  },
  'one is missing': {
    facts: { runbooks: [{ path, sections: all.slice(1) }] },
    expected: 'fail',
  },
  empty: { facts: { runbooks: [{ path, sections: [] }] }, expected: 'fail' },
  'no runbook': { facts: {}, expected: 'unknown' },
});
