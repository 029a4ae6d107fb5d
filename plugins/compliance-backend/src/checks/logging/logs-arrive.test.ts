import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './logs-arrive';

checkCases(check, {
  arriving: {
    facts: { logs: [{ windowHours: 24, arriving: true }] },
    expected: 'pass',
  },
  'one of two is silent': {
    facts: {
      logs: [
        { windowHours: 24, arriving: true },
        {
          windowHours: 24,
          arriving: false,
          lastLineAt: '2026-11-01T00:00:00.000Z',
        },
      ],
    },
    expected: 'fail',
  },
  'no index': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['logs'], expected: 'unknown' },
});
