import {
  defineCheck,
  evidenceOf,
  fail,
  pass,
} from '@strata/backstage-plugin-compliance-node';
import { alertRule } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'service-has-alert-rule',
  process: 'alerting',
  title: 'Does at least one active alert rule watch the service?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'Without an alert, the customers are the monitoring.',
  fix: {
    text: 'Add an alert rule on error rate or availability with the label service=<name> in Prometheus or Grafana.',
    effort: 'hours',
  },
  facts: { rules: alertRule },
  missing: 'fail',
  missingMessage: 'No alert rule is linked to this service.',
  evaluate({ rules }) {
    const evidence = rules.map(seen =>
      evidenceOf(seen, `alert rule is ${seen.value.state}`),
    );
    return rules.some(({ value }) => value.state !== 'paused')
      ? pass('An alert rule watches the service.', evidence)
      : fail('Every alert rule of the service is paused.', evidence);
  },
});
