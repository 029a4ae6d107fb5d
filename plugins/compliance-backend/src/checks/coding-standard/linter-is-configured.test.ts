import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './linter-is-configured';

const builtOn = (...ids: string[]) => ({
  tags: [],
  links: [],
  documented: false,
  technologies: ids.map(id => ({ id, name: id })),
});

checkCases(check, {
  'a linter of Go': {
    facts: {
      repositories: [{ present: ['.golangci.yml'] }],
      entity: [builtOn('go')],
    },
    expected: 'pass',
  },
  none: {
    facts: {
      repositories: [{ present: ['README.md', '.editorconfig'] }],
      entity: [builtOn('go', 'redis')],
    },
    expected: 'fail',
  },
  'no repository': {
    facts: { entity: [builtOn('go')] },
    expected: 'unknown',
    message: 'linked',
  },
});
