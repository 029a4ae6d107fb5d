import { checkCases } from '../testing';
import { defineAttestedCheck } from './attestedCheck';

const check = defineAttestedCheck({
  id: 'windows-are-cleaned',
  process: 'operations',
  title: 'Are the windows cleaned each week?',
  severity: 'low',
  stage: 'stable',
  why: 'Dirt.',
  fix: { text: 'Clean them.', effort: 'hours' },
  cadenceDays: 7,
});

const attested = (attestedAt: string, checkId = check.id) => ({
  checkId,
  note: 'Cleaned all.',
  attestedAt,
});

checkCases(check, {
  'within the cadence': {
    facts: { attestations: [attested('2026-11-17T00:00:00.000Z')] },
    expected: 'pass',
    message: 'Attested on 2026-11-17; due again by 2026-11-24.',
  },
  'the newest one counts': {
    facts: {
      attestations: [
        attested('2026-11-20T00:00:00.000Z'),
        attested('2026-10-01T00:00:00.000Z'),
      ],
    },
    expected: 'pass',
  },
  'run out': {
    facts: { attestations: [attested('2026-11-10T00:00:00.000Z')] },
    expected: 'fail',
    message: 'overdue since 2026-11-17',
  },
  'never attested': { facts: {}, expected: 'unknown', message: 'Nobody' },
  'only another check was attested': {
    facts: { attestations: [attested('2026-11-22T00:00:00.000Z', 'other')] },
    expected: 'unknown',
    message: 'Nobody',
  },
});
