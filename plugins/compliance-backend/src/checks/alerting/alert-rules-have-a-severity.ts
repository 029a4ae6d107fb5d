import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { alertRule } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'alert-rules-have-a-severity',
  process: 'alerting',
  title: 'Does every alert rule say how severe it is?',
  subject: 'service',
  severity: 'low',
  stage: 'stable',
  why: 'When everything is equally urgent, people are woken for trifles and then stop reacting.',
  fix: {
    text: 'Add the label severity to each alert rule, for example critical or warning.',
    effort: 'minutes',
  },
  facts: { rules: alertRule },
  missing: 'notApplicable',
  missingMessage: 'No alert rule is linked to this service.',
  evaluate: ({ rules }) =>
    everyValue(rules, {
      holds: rule => Boolean(rule.severity),
      describe: rule => rule.severity ?? 'no severity',
      passed: 'Every alert rule says how severe it is.',
      failed: 'An alert rule has no severity.',
    }),
});
