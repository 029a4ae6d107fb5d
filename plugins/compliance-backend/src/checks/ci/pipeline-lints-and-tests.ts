import {
  defineCheck,
  evidenceOf,
  everyValue,
  unknown,
} from '@strata/backstage-plugin-compliance-node';
import { repositoryPipeline } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'pipeline-lints-and-tests',
  process: 'ci',
  title: 'Does the pipeline lint and test?',
  subject: 'service',
  severity: 'medium',
  stage: 'experimental',
  why: 'A green pipeline that only builds proves nothing about the code that it lets through.',
  fix: {
    text: 'Add a job or stage named lint, and one named test, to .gitlab-ci.yml or the Jenkinsfile.',
    effort: 'hours',
  },
  facts: { pipelines: repositoryPipeline },
  missing: 'unknown',
  missingMessage:
    'No repository of this service has a .gitlab-ci.yml or Jenkinsfile that can be read.',
  evaluate({ pipelines }) {
    const elsewhere = pipelines.filter(
      ({ value }) => value.includes && !doesBoth(value),
    );
    if (elsewhere.length > 0) {
      return unknown(
        'A part of the pipeline lies elsewhere, where Strata does not read it.',
        elsewhere.map(seen => evidenceOf(seen, seen.value.path)),
      );
    }
    return everyValue(pipelines, {
      holds: value => doesBoth(value),
      describe: ({ path, tests, lints }) =>
        `${path} ${tests ? 'tests' : 'does not test'} and ${
          lints ? 'lints' : 'does not lint'
        }`,
      passed: 'The pipeline lints and tests.',
      failed: 'The pipeline does not both lint and test.',
    });
  },
});

function doesBoth({ tests, lints }: { tests: boolean; lints: boolean }) {
  return tests && lints;
}
