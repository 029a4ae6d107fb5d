import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './stores-are-backed-up';

checkCases(check, {
  archived: {
    facts: { backups: [{ mechanisms: ['log-archive'], failing: false }] },
    expected: 'pass',
  },
  'nothing of the kind': {
    facts: { backups: [{ mechanisms: ['snapshot'] }, { mechanisms: [] }] },
    expected: 'fail',
  },
  failing: {
    facts: { backups: [{ mechanisms: ['log-archive'], failing: true }] },
    expected: 'fail',
  },
  'no store': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['backups'], expected: 'unknown' },
});
