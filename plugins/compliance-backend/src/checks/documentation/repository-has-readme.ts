import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { repositoryFiles } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'repository-has-readme',
  process: 'documentation',
  title: 'Does the repository have a README?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'It is the first page a newcomer opens: what this is, how to run it, whom to ask.',
  fix: {
    text: 'Add README.md with purpose, how to run and test it, and the owning team.',
    effort: 'hours',
  },
  facts: { repositories: repositoryFiles },
  missing: 'unknown',
  missingMessage:
    'No repository whose files can be read is linked to this service.',
  evaluate: ({ repositories }) =>
    everyValue(repositories, {
      holds: ({ present }) => present.includes('README.md'),
      describe: ({ present }) =>
        present.includes('README.md') ? 'README.md' : 'no README.md',
      passed: 'The repository has a README.',
      failed: 'The repository has no README.',
    }),
});
