import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './default-branch-is-protected';

const closed = {
  branch: 'main',
  protected: true,
  directPush: false,
  forcePush: false,
};

checkCases(check, {
  protected: { facts: { branches: [closed] }, expected: 'pass' },
  'not protected': {
    facts: {
      branches: [{ ...closed, protected: false, directPush: true }],
    },
    expected: 'fail',
  },
  'protected, but anybody may push': {
    facts: { branches: [{ ...closed, directPush: true }] },
    expected: 'fail',
  },
  'one of two repositories is open': {
    facts: { branches: [closed, { ...closed, protected: false }] },
    expected: 'fail',
  },
  'no repository': { facts: {}, expected: 'unknown', message: 'linked' },
  stale: { facts: { branches: [closed] }, ageDays: 8, expected: 'unknown' },
});
