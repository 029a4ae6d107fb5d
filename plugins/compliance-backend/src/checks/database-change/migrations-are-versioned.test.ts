import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './migrations-are-versioned';

const ordered = {
  ...{ folder: 'db/migrations', files: 3 },
  ...{ unordered: [], repeated: [] },
};

checkCases(check, {
  ordered: { facts: { migrations: [ordered] }, expected: 'pass' },
  'a folder without any yet': {
    facts: { migrations: [{ ...ordered, files: 0 }] },
    expected: 'pass',
  },
  'one without a number': {
    facts: { migrations: [{ ...ordered, unordered: ['fix.sql'] }] },
    expected: 'fail',
  },
  'two share one': {
    facts: { migrations: [ordered, { ...ordered, repeated: ['0002'] }] },
    expected: 'fail',
  },
  'no migrations': {
    facts: { migrations: [{ files: 0, unordered: [], repeated: [] }] },
    expected: 'notApplicable',
  },
  'no repository whose folders are listed': { facts: {}, expected: 'unknown' },
});
