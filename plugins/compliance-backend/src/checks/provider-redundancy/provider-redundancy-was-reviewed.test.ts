import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './provider-redundancy-was-reviewed';

const attested = (attestedAt: string) => ({
  checkId: check.id,
  note: 'Done, see the minutes.',
  attestedAt,
});

checkCases(check, {
  'one day before the 183 days are over': {
    facts: { attestations: [attested('2026-05-25T10:00:00.000Z')] },
    expected: 'pass',
  },
  'one day after': {
    facts: { attestations: [attested('2026-05-23T10:00:00.000Z')] },
    expected: 'fail',
    message: 'overdue',
  },
  'never attested': { facts: {}, expected: 'unknown' },
});
