import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './certificates-are-renewed-in-time';

const certificate = (day: string, renewsItself = false) => ({
  domains: ['shop.example'],
  expiresAt: `${day}T12:00:00.000Z`,
  renewsItself,
});
const one = (...certificates: ReturnType<typeof certificate>[]) => ({
  entrances: [{ certificates }],
});

checkCases(check, {
  'lasts long': { facts: one(certificate('2027-06-01')), expected: 'pass' },
  'renews itself': {
    facts: one(certificate('2026-12-10', true)),
    expected: 'pass',
  },
  'ends soon': {
    facts: one(certificate('2027-06-01'), certificate('2026-12-10')),
    expected: 'fail',
    message: 'ends within 30 days',
  },
  'should have renewed itself': {
    facts: one(certificate('2026-11-01', true)),
    expected: 'fail',
  },
  'not read yet': {
    facts: {},
    unread: ['entrances'],
    expected: 'unknown',
  },
  'no entrance': { facts: {}, expected: 'notApplicable' },
});
