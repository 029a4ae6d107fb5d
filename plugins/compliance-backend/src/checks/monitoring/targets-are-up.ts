import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { monitoringTarget } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'targets-are-up',
  process: 'monitoring',
  title: 'Are the metrics of every instance collected?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'An instance whose metrics are not collected can fail without an alert.',
  fix: {
    text: 'Expose /metrics on every instance and add it to the scrape configuration; look at the last error of the target.',
    effort: 'hours',
  },
  facts: { targets: monitoringTarget },
  inapplicable: ({ lifecycle }) =>
    lifecycle === 'experimental'
      ? 'The service is experimental: it is not deployed yet.'
      : undefined,
  missing: ({ lifecycle }) =>
    lifecycle === undefined || lifecycle === 'production'
      ? 'fail'
      : 'notApplicable',
  missingMessage: 'No monitoring target is linked to this service.',
  evaluate: ({ targets }) =>
    everyValue(targets, {
      holds: target => target.up > 0 && target.down === 0,
      describe: ({ up, down, lastError }) =>
        `${up} up, ${down} down${lastError ? ` (${lastError})` : ''}`,
      passed: 'Every target is up.',
      failed: 'A target is down.',
    }),
});
