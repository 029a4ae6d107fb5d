import {
  defineCheck,
  evidenceOf,
  pass,
} from '@strata/backstage-plugin-compliance-node';
import { dashboard } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'service-has-dashboard',
  process: 'monitoring',
  title: 'Does the service have a dashboard?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'In an incident, the first question is what the service looked like before.',
  fix: {
    text: 'Create a dashboard with rate, errors and duration, and name it in the annotation grafana/dashboard-selector.',
    effort: 'hours',
  },
  facts: { dashboards: dashboard },
  missing: 'fail',
  missingMessage: 'No dashboard is linked to this service.',
  evaluate: ({ dashboards }) =>
    pass(
      'The service has a dashboard.',
      dashboards.map(seen =>
        evidenceOf(seen, `in folder ${seen.value.folder ?? 'General'}`),
      ),
    ),
});
