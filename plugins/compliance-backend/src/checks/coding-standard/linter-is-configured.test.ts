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
  'a linter of Java': {
    facts: {
      repositories: [{ present: ['checkstyle.xml'] }],
      entity: [builtOn('java')],
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
  'none in a language beside Go': {
    facts: {
      repositories: [{ present: ['README.md'] }],
      entity: [builtOn('cpp')],
    },
    expected: 'fail',
  },
  'no repository': {
    facts: { entity: [builtOn('go')] },
    expected: 'unknown',
    message: 'linked',
  },
});
