import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { dataRetention } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'data-retention-is-limited',
  process: 'operations',
  title: 'Is there a limit to how long data is kept?',
  subject: 'service',
  severity: 'low',
  stage: 'stable',
  why: 'What is never deleted fills the disk one day, and keeps personal data longer than anybody promised.',
  fix: {
    text: 'Set an age or a size after which the tool deletes the oldest data, or compact it by key.',
    effort: 'minutes',
  },
  facts: { data: dataRetention },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'No topic, index or stream is linked to this service.',
  evaluate: ({ data }) =>
    everyValue(data, {
      holds: ({ limited, compacted }) => limited || compacted === true,
      describe: ({ limited, hours }) => {
        if (hours !== undefined) return `deleted after ${hours} hours`;
        return limited ? 'limited by size' : 'never deleted';
      },
      passed: 'All data is deleted some day.',
      failed: 'Some data is kept for ever.',
    }),
});
