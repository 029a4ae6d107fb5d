import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './stand-up-is-held';

const attested = (attestedAt: string) => ({
  checkId: check.id,
  note: 'Done, see the minutes.',
  attestedAt,
});

checkCases(check, {
  'one day before the 14 days are over': {
    facts: { attestations: [attested('2026-11-10T10:00:00.000Z')] },
    expected: 'pass',
  },
  'one day after': {
    facts: { attestations: [attested('2026-11-08T10:00:00.000Z')] },
    expected: 'fail',
    message: 'overdue',
  },
  'never attested': { facts: {}, expected: 'unknown' },
});
