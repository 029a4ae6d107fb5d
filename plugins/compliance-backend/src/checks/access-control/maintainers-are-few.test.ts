import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './maintainers-are-few';

const access = (maintainers: number) => ({
  members: 12,
  maintainers,
  external: 0,
  blocked: 0,
});

checkCases(check, {
  'exactly five': { facts: { repositories: [access(5)] }, expected: 'pass' },
  six: { facts: { repositories: [access(6)] }, expected: 'fail' },
  'no repository': { facts: {}, expected: 'unknown' },
});
