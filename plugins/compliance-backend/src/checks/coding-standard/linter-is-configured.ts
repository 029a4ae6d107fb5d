import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import {
  repositoryFiles,
  snapshotPaths,
} from '@strata/backstage-plugin-tools-common';

/** Where the usual linter of each language keeps its configuration. */
const LINTER_FILES = snapshotPaths('linter');

export const check = defineCheck({
  id: 'linter-is-configured',
  process: 'coding-standard',
  title: 'Is a linter configured?',
  subject: 'service',
  severity: 'medium',
  stage: 'experimental',
  why: 'A standard that a machine checks is kept; without one, reviews turn into quarrels about style.',
  fix: {
    text: `Add the linter configuration of the language at the root: ${LINTER_FILES.join(
      ', ',
    )}.`,
    effort: 'hours',
  },
  facts: { repositories: repositoryFiles },
  missing: 'unknown',
  missingMessage:
    'No repository whose files can be read is linked to this service.',
  evaluate: ({ repositories }) =>
    everyValue(repositories, {
      holds: ({ present }) => LINTER_FILES.some(path => present.includes(path)),
      describe: ({ present }) =>
        LINTER_FILES.find(path => present.includes(path)) ?? 'no linter',
      passed: 'A linter is configured.',
      failed: 'No linter is configured.',
    }),
});
