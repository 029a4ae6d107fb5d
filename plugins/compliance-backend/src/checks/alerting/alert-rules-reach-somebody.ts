import {
  defineCheck,
  everyValue,
  evidenceOf,
  unknown,
} from '@strata/backstage-plugin-compliance-node';
import { alertRule } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'alert-rules-reach-somebody',
  process: 'alerting',
  title: 'Do the alerts of the service reach somebody?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'An alert without a receiver fires into the void.',
  fix: {
    text: 'Route the labels of the rule to a contact point of the team in Grafana or the Alertmanager.',
    effort: 'minutes',
  },
  facts: { rules: alertRule },
  missing: 'notApplicable',
  missingMessage: 'No alert rule is linked to this service.',
  evaluate({ rules }) {
    // Prometheus leaves it to its Alertmanager, which may not be set up here, or cannot tell before
    const telling = rules.filter(({ value }) => value.routed !== undefined);
    if (telling.length === 0) {
      return unknown(
        'The tool does not tell who receives an alert.',
        rules.map(seen => evidenceOf(seen, 'receiver not shown')),
      );
    }
    return everyValue(telling, {
      holds: rule => rule.routed === true,
      describe: rule => (rule.routed ? 'has a receiver' : 'has no receiver'),
      passed: 'Every alert rule whose routing is shown has a receiver.',
      failed: 'An alert rule has no receiver.',
    });
  },
});
