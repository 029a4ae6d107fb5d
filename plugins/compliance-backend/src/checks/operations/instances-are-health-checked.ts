import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { serviceChecks } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'instances-are-health-checked',
  process: 'operations',
  title: 'Does discovery check the health of every instance?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'Without a check of its own, an instance that hangs keeps getting its share of the requests.',
  fix: {
    text: 'Register each instance with a health check that fails when the service cannot work.',
    effort: 'hours',
  },
  facts: { registrations: serviceChecks },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'The service is not registered in a discovery tool.',
  evaluate: ({ registrations }) =>
    everyValue(registrations, {
      holds: ({ checked, instances }) => checked >= instances,
      describe: ({ checked, instances }) =>
        `${checked} of ${instances} instances have a check`,
      passed: 'Every instance has a health check.',
      failed: 'An instance has no health check.',
    }),
});
