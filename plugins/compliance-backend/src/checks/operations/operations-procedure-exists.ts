import { defineAttestedCheck } from '@strata/backstage-plugin-compliance-node';

export const check = defineAttestedCheck({
  id: 'operations-procedure-exists',
  process: 'operations',
  title: 'Is there a procedure for operating the services?',
  severity: 'medium',
  stage: 'stable',
  why: 'Restart, scale, restore a backup: in an outage there is no time to find out how.',
  fix: {
    text: 'Write down the routine tasks with their commands, practise the restore of a backup, and attest it with a link.',
    effort: 'days',
  },
  cadenceDays: 183,
});
