import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { repositoryAccess } from '@strata/backstage-plugin-tools-common';

const MAX_MAINTAINERS = 5;

export const check = defineCheck({
  id: 'maintainers-are-few',
  process: 'access-control',
  title: 'Do at most five people administer the repository?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'Everybody who can change the protection of a branch can also go round it.',
  fix: {
    text: 'Lower the role of members who only write code from maintainer to developer.',
    effort: 'minutes',
  },
  facts: { repositories: repositoryAccess },
  missing: 'unknown',
  missingMessage:
    'No repository whose members can be read is linked to this service.',
  evaluate: ({ repositories }) =>
    everyValue(repositories, {
      holds: ({ maintainers }) => maintainers <= MAX_MAINTAINERS,
      describe: ({ maintainers, members }) =>
        `${maintainers} of ${members} members are maintainers`,
      passed: 'At most five people administer the repository.',
      failed: 'More than five people administer the repository.',
    }),
});
