import { defineAttestedCheck } from '@strata/backstage-plugin-compliance-node';

export const check = defineAttestedCheck({
  id: 'database-change-procedure-exists',
  process: 'database-change',
  title: 'Is there a procedure for changing databases?',
  severity: 'high',
  stage: 'stable',
  why: 'A schema change that locks a table or cannot be taken back is the usual cause of long outages.',
  fix: {
    text: 'Write down how a change is reviewed, tested on a copy, applied and taken back, and attest it with a link.',
    effort: 'days',
  },
  cadenceDays: 183,
});
