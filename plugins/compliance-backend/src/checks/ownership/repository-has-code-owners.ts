import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import {
  repositoryFiles,
  snapshotPaths,
} from '@strata/backstage-plugin-tools-common';

const CODE_OWNERS = snapshotPaths('owners');

export const check = defineCheck({
  id: 'repository-has-code-owners',
  process: 'ownership',
  title: 'Does the repository name its code owners?',
  subject: 'service',
  severity: 'low',
  stage: 'stable',
  why: 'Reviews go to people who know the code, without anybody having to ask around.',
  fix: {
    text: 'Add a CODEOWNERS file with the team at the root of the repository.',
    effort: 'minutes',
  },
  facts: { repositories: repositoryFiles },
  missing: 'unknown',
  missingMessage:
    'No repository whose files can be read is linked to this service.',
  evaluate: ({ repositories }) =>
    everyValue(repositories, {
      holds: ({ present }) => CODE_OWNERS.some(path => present.includes(path)),
      describe: ({ present }) =>
        CODE_OWNERS.find(path => present.includes(path)) ?? 'no CODEOWNERS',
      passed: 'The repository names its code owners.',
      failed: 'The repository does not name its code owners.',
    }),
});
