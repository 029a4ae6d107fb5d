import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './code-owners-name-the-team';

const file = { path: 'CODEOWNERS', parts: [] };
const subject = { team: 'group:default/payments' };

checkCases(check, {
  'the team': {
    facts: { codeOwners: [{ ...file, owners: ['@ada', '@Payments'] }] },
    subject,
    expected: 'pass',
  },
  'the team by its path': {
    facts: { codeOwners: [{ ...file, owners: ['@shop/payments'] }] },
    subject,
    expected: 'pass',
  },
  'another team': {
    facts: { codeOwners: [{ ...file, owners: ['@payments-old'] }] },
    subject,
    expected: 'fail',
  },
  nobody: {
    facts: { codeOwners: [{ ...file, owners: [] }] },
    subject,
    expected: 'fail',
  },
  'a service of nobody': {
    facts: { codeOwners: [{ ...file, owners: ['@payments'] }] },
    subject: { team: undefined },
    expected: 'notApplicable',
  },
  'no file': { facts: {}, subject, expected: 'unknown' },
});
