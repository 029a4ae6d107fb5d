import { defineAttestedCheck } from '@strata/backstage-plugin-compliance-node';

export const check = defineAttestedCheck({
  id: 'stand-up-is-held',
  process: 'reporting',
  title: 'Does the team hold its stand-up?',
  severity: 'low',
  stage: 'stable',
  why: 'Ten minutes a day keep a team from waiting for each other.',
  fix: {
    text: 'Agree on a time, hold it each working day, and attest it every two weeks.',
    effort: 'minutes',
  },
  cadenceDays: 14,
});
