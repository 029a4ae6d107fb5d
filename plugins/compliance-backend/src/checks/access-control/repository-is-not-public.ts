import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { repositorySettings } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'repository-is-not-public',
  process: 'access-control',
  title: 'Is the repository closed to the public?',
  subject: 'service',
  severity: 'critical',
  stage: 'stable',
  why: 'Source code shows how to attack a service, and often holds a forgotten password.',
  fix: {
    text: 'Set the visibility of the project to private or internal, or request a waiver for open source.',
    effort: 'minutes',
  },
  facts: { repositories: repositorySettings },
  missing: 'unknown',
  missingMessage:
    'No repository whose settings can be read is linked to this service.',
  evaluate: ({ repositories }) =>
    everyValue(repositories, {
      holds: ({ visibility }) => visibility !== 'public',
      describe: ({ visibility }) => `visibility is ${visibility}`,
      passed: 'The repository is not public.',
      failed: 'Everybody on the network can read the repository.',
    }),
});
