import { defineAttestedCheck } from '@strata/backstage-plugin-compliance-node';

export const check = defineAttestedCheck({
  id: 'provider-redundancy-was-reviewed',
  process: 'provider-redundancy',
  title: 'Was the redundancy of DNS, CDN and cloud providers reviewed?',
  severity: 'medium',
  stage: 'stable',
  why: 'With a single provider, its outage is yours.',
  fix: {
    text: 'Go through DNS, CDN and cloud, decide for each whether a second provider is needed, and attest it with a link to the decision.',
    effort: 'hours',
  },
  cadenceDays: 183,
});
