import { defineAttestedCheck } from '@strata/backstage-plugin-compliance-node';

export const check = defineAttestedCheck({
  id: 'release-procedure-is-practised',
  process: 'release',
  title: 'Is there a written release procedure that the team follows?',
  severity: 'medium',
  stage: 'stable',
  why: 'A release that only one person can do waits for that person, also at night.',
  fix: {
    text: 'Write down how to release and how to roll back, let somebody else follow it, and attest it with a link.',
    effort: 'days',
  },
  cadenceDays: 183,
});
