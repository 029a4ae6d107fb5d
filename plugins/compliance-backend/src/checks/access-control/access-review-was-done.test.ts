import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './access-review-was-done';

const attested = (attestedAt: string) => ({
  checkId: check.id,
  note: 'Done, see the minutes.',
  attestedAt,
});

checkCases(check, {
  'one day before the 92 days are over': {
    facts: { attestations: [attested('2026-08-24T10:00:00.000Z')] },
    expected: 'pass',
  },
  'one day after': {
    facts: { attestations: [attested('2026-08-22T10:00:00.000Z')] },
    expected: 'fail',
    message: 'overdue',
  },
  'never attested': { facts: {}, expected: 'unknown' },
});
