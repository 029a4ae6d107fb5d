import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './force-push-is-forbidden';

const closed = {
  branch: 'main',
  protected: true,
  directPush: false,
  forcePush: false,
};

checkCases(check, {
  forbidden: { facts: { branches: [closed] }, expected: 'pass' },
  allowed: {
    facts: { branches: [{ ...closed, forcePush: true }] },
    expected: 'fail',
  },
  'not protected at all': {
    facts: { branches: [{ ...closed, protected: false }] },
    expected: 'fail',
  },
  'no repository': { facts: {}, expected: 'unknown' },
  'never read': { facts: {}, unread: ['branches'], expected: 'unknown' },
});
