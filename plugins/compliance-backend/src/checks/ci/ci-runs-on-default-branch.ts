import {
  defineCheck,
  evidenceOf,
  fail,
  pass,
} from '@strata/backstage-plugin-compliance-node';
import { ciRuns } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'ci-runs-on-default-branch',
  process: 'ci',
  title: 'Is the default branch built?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'Code that nobody builds is broken without anybody knowing, and the next release takes days.',
  fix: {
    text: 'Add a Jenkinsfile or .gitlab-ci.yml that builds and tests every change of the default branch.',
    effort: 'hours',
  },
  facts: { pipelines: ciRuns },
  missing: 'fail',
  missingMessage: 'No CI job or pipeline is linked to this service.',
  evaluate({ pipelines }) {
    const evidence = pipelines.map(seen =>
      evidenceOf(
        seen,
        `${seen.value.runs} builds in ${seen.value.windowDays} days`,
      ),
    );
    return pipelines.some(({ value }) => value.runs > 0)
      ? pass('The default branch was built lately.', evidence)
      : fail('The default branch was not built lately.', evidence);
  },
});
