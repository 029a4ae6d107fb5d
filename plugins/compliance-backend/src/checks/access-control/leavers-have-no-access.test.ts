import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './leavers-have-no-access';

const access = (leavers: number, complete = true) => ({
  ...{ accounts: 12, unsettled: 3, leavers, complete },
});

checkCases(check, {
  'nobody who left': { facts: { access: [access(0)] }, expected: 'pass' },
  'one who left, in one of two tools': {
    facts: { access: [access(0), access(1)] },
    expected: 'fail',
  },
  'one who left among those that are shown': {
    facts: { access: [access(1, false)] },
    expected: 'fail',
  },
  'nobody who left among those that are shown': {
    facts: { access: [access(0), access(0, false)] },
    expected: 'unknown',
    message: 'Not every account',
  },
  'no tool that shows it': { facts: {}, expected: 'unknown' },
});
