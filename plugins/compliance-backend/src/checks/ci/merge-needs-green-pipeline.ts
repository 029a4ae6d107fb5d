import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { repositorySettings } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'merge-needs-green-pipeline',
  process: 'ci',
  title: 'Does merging need a green pipeline?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'Without it, broken code is merged by accident and everybody else pays.',
  fix: {
    text: 'In the merge request settings, require pipelines to succeed.',
    effort: 'minutes',
  },
  facts: { repositories: repositorySettings },
  missing: 'unknown',
  missingMessage:
    'No repository whose settings can be read is linked to this service.',
  evaluate: ({ repositories }) =>
    everyValue(repositories, {
      holds: settings => settings.pipelineMustSucceed,
      describe: settings =>
        settings.pipelineMustSucceed
          ? 'merging needs a green pipeline'
          : 'merging with a red pipeline allowed',
      passed: 'A merge waits for a green pipeline.',
      failed: 'A merge request can be merged while its pipeline is red.',
    }),
});
