import { defineAttestedCheck } from '@strata/backstage-plugin-compliance-node';

export const check = defineAttestedCheck({
  id: 'alert-handling-procedure-exists',
  process: 'operations',
  title: 'Is it settled who handles alerts, and how?',
  severity: 'high',
  stage: 'stable',
  why: 'An alert that everybody sees and nobody owns is handled by the customers.',
  fix: {
    text: 'Write down who is on call, how fast to answer and when to escalate, and attest it with a link.',
    effort: 'days',
  },
  cadenceDays: 183,
});
