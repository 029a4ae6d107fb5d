import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './linter-is-configured';

checkCases(check, {
  'a linter of Go': {
    facts: {
      repositories: [{ present: ['.golangci.yml'] }],
    },
    expected: 'pass',
  },
  'a linter of Java': {
    facts: {
      repositories: [{ present: ['checkstyle.xml'] }],
    },
    expected: 'pass',
  },
  none: {
    facts: {
      repositories: [{ present: ['README.md', '.editorconfig'] }],
    },
    expected: 'fail',
  },
  'none in a language beside Go': {
    facts: {
      repositories: [{ present: ['README.md'] }],
    },
    expected: 'fail',
  },
  'no repository': {
    facts: {},
    expected: 'unknown',
    message: 'linked',
  },
});
