import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { alertRule } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'alert-rules-have-a-runbook',
  process: 'alerting',
  title: 'Does every alert rule link a runbook?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'Whoever is woken at night needs to know what to do, not to find it out.',
  fix: {
    text: 'Add the annotation runbook_url to each alert rule, with the address of the page that says what to do.',
    effort: 'hours',
  },
  facts: { rules: alertRule },
  missing: 'notApplicable',
  missingMessage: 'No alert rule is linked to this service.',
  evaluate: ({ rules }) =>
    everyValue(rules, {
      holds: rule => /^https?:\/\//i.test(rule.runbookUrl ?? ''),
      describe: rule => rule.runbookUrl ?? 'no runbook',
      passed: 'Every alert rule links a runbook.',
      failed: 'An alert rule has no runbook.',
    }),
});
