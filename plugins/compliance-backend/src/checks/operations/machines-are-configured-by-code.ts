import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { hostConfiguration } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'machines-are-configured-by-code',
  process: 'operations',
  title: 'Does configuration management reach every machine of the team?',
  subject: 'team',
  severity: 'medium',
  stage: 'stable',
  why: 'A machine that configuration management no longer reaches drifts until only its last admin dares to touch it.',
  fix: {
    text: 'Start the agent again, and repair what its last run failed at.',
    effort: 'hours',
  },
  facts: { machines: hostConfiguration },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage:
    'The team answers for no machine under configuration management.',
  evaluate: ({ machines }) =>
    everyValue(machines, {
      holds: ({ fresh, lastResult, dryRun }) =>
        fresh && lastResult !== 'failed' && !dryRun,
      describe({ fresh, lastResult, lastReportAt = 'never', dryRun }) {
        if (!fresh) return `last report ${lastReportAt}`;
        return dryRun ? 'only told what it would change' : lastResult;
      },
      passed: 'Every machine was configured lately.',
      failed: 'A machine was not configured lately, or not whole.',
    }),
});
