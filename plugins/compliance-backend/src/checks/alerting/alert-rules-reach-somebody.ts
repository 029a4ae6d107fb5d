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
  title: 'Does every alert rule reach a receiver?',
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
    const finding = everyValue(rules, {
      holds: rule => rule.routed !== false,
      describe: rule => (rule.routed ? 'has a receiver' : 'has no receiver'),
      passed: 'Every alert rule has a receiver.',
      failed: 'An alert rule has no receiver.',
    });
    const silent = rules.filter(({ value }) => value.routed === undefined);
    if (finding.outcome === 'fail' || silent.length === 0) return finding;
    return unknown(
      'The tool does not tell who receives an alert.',
      silent.map(seen => evidenceOf(seen, 'receiver not shown')),
    );
  },
});
