import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { logArrival } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'logs-arrive',
  process: 'logging',
  title: 'Do log lines of the service arrive where people search them?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'Silence in the log looks like health until somebody needs the lines of last night.',
  fix: {
    text: 'See whether the service still writes, and whether the shipper reads and sends what it writes.',
    effort: 'hours',
  },
  facts: { logs: logArrival },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'No log index or stream is linked to this service.',
  evaluate: ({ logs }) =>
    everyValue(logs, {
      holds: ({ arriving }) => arriving,
      describe: ({ arriving, windowHours, lastLineAt = 'never' }) =>
        arriving
          ? `lines in the last ${windowHours} hours`
          : `none in the last ${windowHours} hours, the last one ${lastLineAt}`,
      passed: 'Log lines arrive.',
      failed: 'No log line arrives.',
    }),
});
