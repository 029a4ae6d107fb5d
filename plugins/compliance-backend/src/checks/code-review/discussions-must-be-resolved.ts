import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { repositorySettings } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'discussions-must-be-resolved',
  process: 'code-review',
  title: 'Must all discussions be resolved before merging?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'An open remark that is merged over is a fault that somebody saw and nobody fixed.',
  fix: {
    text: 'In the merge request settings, require all threads to be resolved.',
    effort: 'minutes',
  },
  facts: { repositories: repositorySettings },
  missing: 'unknown',
  missingMessage:
    'No repository whose settings can be read is linked to this service.',
  evaluate: ({ repositories }) =>
    everyValue(repositories, {
      holds: settings => settings.discussionsMustBeResolved,
      describe: settings =>
        settings.discussionsMustBeResolved
          ? 'open discussions block merging'
          : 'merging with open discussions allowed',
      passed: 'A merge waits for open discussions.',
      failed: 'A merge request can be merged with open discussions.',
    }),
});
