import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './repository-is-not-public';

const settings = (visibility: string) => ({
  archived: false,
  visibility,
  pipelineMustSucceed: true,
  discussionsMustBeResolved: true,
});

checkCases(check, {
  private: {
    facts: { repositories: [settings('private')] },
    expected: 'pass',
  },
  internal: {
    facts: { repositories: [settings('internal')] },
    expected: 'pass',
  },
  public: {
    facts: { repositories: [settings('private'), settings('public')] },
    expected: 'fail',
  },
  'no repository': { facts: {}, expected: 'unknown' },
});
