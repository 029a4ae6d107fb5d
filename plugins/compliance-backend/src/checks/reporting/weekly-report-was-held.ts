import { defineAttestedCheck } from '@strata/backstage-plugin-compliance-node';

export const check = defineAttestedCheck({
  id: 'weekly-report-was-held',
  process: 'reporting',
  title: 'Was the weekly report held?',
  severity: 'low',
  stage: 'stable',
  why: 'A short look back each week shows early what is late and what is in the way.',
  fix: {
    text: 'Hold the weekly summary, and attest it with a link to the minutes.',
    effort: 'hours',
  },
  cadenceDays: 7,
});
