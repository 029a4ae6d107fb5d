import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './accounts-belong-to-people';

const access = (unsettled: number, accounts = 20) => ({
  ...{ accounts, unsettled, leavers: 0, complete: true },
});

checkCases(check, {
  'one in ten': { facts: { access: [access(2)] }, expected: 'pass' },
  'more than one in ten': { facts: { access: [access(3)] }, expected: 'fail' },
  'nobody has access': { facts: { access: [access(0, 0)] }, expected: 'pass' },
  'no tool that shows it': { facts: {}, expected: 'unknown' },
});
