import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { alertSilence } from '@strata/backstage-plugin-tools-common';

const MAX_DAYS = 31;

export const check = defineCheck({
  id: 'silences-end-soon',
  process: 'alerting',
  title: 'Do silences of alerts end within a month?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'A silence that outlives its reason hides the next incident.',
  fix: {
    text: 'End the silence, or set one that ends with the work that it was made for.',
    effort: 'minutes',
  },
  facts: { silences: alertSilence },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'No silence is linked to this service.',
  evaluate: ({ silences }) =>
    everyValue(silences, {
      holds: ({ state, days }) => state === 'expired' || days <= MAX_DAYS,
      describe: ({ state, endsAt }) => `${state}, ends ${endsAt.slice(0, 10)}`,
      passed: `No silence is longer than ${MAX_DAYS} days.`,
      failed: `A silence is longer than ${MAX_DAYS} days.`,
    }),
});
