import {
  defineCheck,
  everyValue,
  notApplicable,
} from '@strata/backstage-plugin-compliance-node';
import { releaseRuns } from '@strata/backstage-plugin-tools-common';

/** Part of the releases that succeed where the procedure works. */
const ENOUGH = 0.8;

export const check = defineCheck({
  id: 'releases-succeed',
  process: 'release',
  title: 'Do most releases to production succeed?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'When every third release fails, people put releases off, and each one carries more risk.',
  fix: {
    text: 'Look at what the failed releases have in common, and try that step before production.',
    effort: 'days',
  },
  facts: { releases: releaseRuns },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'No tool that releases is linked to this service.',
  evaluate({ releases }) {
    const practised = releases.filter(({ value }) => value.runs > 0);
    if (practised.length === 0) {
      return notApplicable('Nothing was released lately.');
    }
    return everyValue(practised, {
      holds: ({ runs, succeeded }) => succeeded >= runs * ENOUGH,
      describe: ({ runs, succeeded, windowDays }) =>
        `${succeeded} of ${runs} releases succeeded in ${windowDays} days`,
      passed: 'At least four in five releases succeed.',
      failed: 'Fewer than four in five releases succeed.',
    });
  },
});
