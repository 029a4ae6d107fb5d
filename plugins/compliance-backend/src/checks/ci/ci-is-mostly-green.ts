import {
  defineCheck,
  everyValue,
  notApplicable,
} from '@strata/backstage-plugin-compliance-node';
import { ciRuns } from '@strata/backstage-plugin-tools-common';

const MIN_GREEN_SHARE = 0.8;

export const check = defineCheck({
  id: 'ci-is-mostly-green',
  process: 'ci',
  title: 'Do at least four of five builds of the default branch succeed?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'People stop looking at a build that is often red, and then it warns nobody.',
  fix: {
    text: 'Repair or remove the flaky step that fails most often, and treat a red default branch as the next thing to do.',
    effort: 'days',
  },
  facts: { pipelines: ciRuns },
  missing: 'notApplicable',
  missingMessage: 'No CI job or pipeline is linked to this service.',
  evaluate({ pipelines }) {
    const used = pipelines.filter(({ value }) => value.runs > 0);
    if (used.length === 0) return notApplicable('Nothing was built lately.');
    return everyValue(used, {
      holds: ({ runs, succeeded }) => succeeded / runs >= MIN_GREEN_SHARE,
      describe: ({ runs, succeeded, windowDays }) =>
        `${succeeded} of ${runs} builds succeeded in ${windowDays} days`,
      passed: 'At least four of five builds succeed.',
      failed: 'More than one of five builds fails.',
    });
  },
});
