import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './weekly-report-was-held';

const attested = (attestedAt: string) => ({
  checkId: check.id,
  note: 'Done, see the minutes.',
  attestedAt,
});

checkCases(check, {
  'one day before the 7 days are over': {
    facts: { attestations: [attested('2026-11-17T10:00:00.000Z')] },
    expected: 'pass',
  },
  'one day after': {
    facts: { attestations: [attested('2026-11-15T10:00:00.000Z')] },
    expected: 'fail',
    message: 'overdue',
  },
  'never attested': { facts: {}, expected: 'unknown' },
});
