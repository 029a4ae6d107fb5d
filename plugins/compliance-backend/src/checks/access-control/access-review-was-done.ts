import { defineAttestedCheck } from '@strata/backstage-plugin-compliance-node';

export const check = defineAttestedCheck({
  id: 'access-review-was-done',
  process: 'access-control',
  title: 'Were the access rights reviewed this quarter?',
  severity: 'high',
  stage: 'stable',
  why: 'Rights pile up: people change teams and leave, and their access stays.',
  fix: {
    text: 'Go through the members of repositories, servers and databases, remove who left, and attest it with a link to the list.',
    effort: 'hours',
  },
  cadenceDays: 92,
});
