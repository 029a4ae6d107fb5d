import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './discussions-must-be-resolved';

const settings = (required: boolean) => ({
  defaultBranch: 'main',
  archived: false,
  visibility: 'internal',
  pipelineMustSucceed: false,
  discussionsMustBeResolved: required,
});

checkCases(check, {
  required: { facts: { repositories: [settings(true)] }, expected: 'pass' },
  'not required': {
    facts: { repositories: [settings(false)] },
    expected: 'fail',
  },
  'required in one of two': {
    facts: { repositories: [settings(true), settings(false)] },
    expected: 'fail',
  },
  'no repository': { facts: {}, expected: 'unknown', message: 'linked' },
});
