import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './bastion-access-ends';

checkCases(check, {
  'ends some day': {
    facts: {
      grants: [
        { active: true, expired: false, expiresAt: '2026-12-01T00:00:00.000Z' },
      ],
    },
    expected: 'pass',
  },
  'switched off': {
    facts: { grants: [{ active: false, expired: false }] },
    expected: 'pass',
  },
  'for ever': {
    facts: { grants: [{ active: true, expired: false }] },
    expected: 'fail',
  },
  'no grant': { facts: {}, expected: 'notApplicable' },
  'not read yet': { facts: {}, unread: ['grants'], expected: 'unknown' },
});
