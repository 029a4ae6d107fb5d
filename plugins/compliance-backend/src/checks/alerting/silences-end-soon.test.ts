import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './silences-end-soon';

const silence = (state: 'active' | 'expired', days: number) => ({
  conditions: [],
  state,
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: '2026-12-01T00:00:00.000Z',
  days,
});

checkCases(check, {
  'for a month': {
    facts: { silences: [silence('active', 31)] },
    expected: 'pass',
  },
  'a long one that is over': {
    facts: { silences: [silence('expired', 90)] },
    expected: 'pass',
  },
  'for longer': {
    facts: { silences: [silence('active', 31.1)] },
    expected: 'fail',
  },
  'no silence': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['silences'], expected: 'unknown' },
});
