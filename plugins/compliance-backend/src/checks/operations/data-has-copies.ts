import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { dataReplication } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'data-has-copies',
  process: 'operations',
  title: 'Does the data of the service survive the loss of one machine?',
  subject: 'service',
  severity: 'high',
  stage: 'stable',
  why: 'A topic, queue or index with a single copy is gone with the disk that it lies on.',
  fix: {
    text: 'Raise the number of copies to two or more, and put back what is offline.',
    effort: 'hours',
  },
  facts: { data: dataReplication },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'No topic, queue or index is linked to this service.',
  evaluate: ({ data }) =>
    everyValue(data, {
      holds: ({ copies, offline = 0 }) => copies > 1 && offline === 0,
      describe: ({ copies, offline = 0 }) =>
        `${copies} ${copies === 1 ? 'copy' : 'copies'}${
          offline ? `, ${offline} parts offline` : ''
        }`,
      passed: 'All data has a copy on another machine.',
      failed: 'Some data has no copy, or cannot be reached.',
    }),
});
