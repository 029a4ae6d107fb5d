import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './merge-requests-are-reviewed';

const merged = (count: number, reviewedByAnother: number) => ({
  windowDays: 30,
  merged: count,
  reviewedByAnother,
});

checkCases(check, {
  'all reviewed': {
    facts: { repositories: [merged(7, 7)] },
    expected: 'pass',
  },
  'nine of ten reviewed': {
    facts: { repositories: [merged(10, 9)] },
    expected: 'pass',
  },
  'eight of ten reviewed': {
    facts: { repositories: [merged(10, 8)] },
    expected: 'fail',
  },
  'a quiet repository does not hide a careless one': {
    facts: { repositories: [merged(0, 0), merged(4, 1)] },
    expected: 'fail',
  },
  'none merged': {
    facts: { repositories: [merged(0, 0)] },
    expected: 'notApplicable',
  },
  'no repository': { facts: {}, expected: 'unknown' },
});
