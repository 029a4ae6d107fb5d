import {
  catalogEntity,
  defineCheck,
  everyValue,
  unknown,
} from '@strata/backstage-plugin-compliance-node';
import {
  repositoryFiles,
  SNAPSHOT_PATHS,
} from '@strata/backstage-plugin-tools-common';

/** Where the usual linter of each language keeps its configuration. */
const LINTER_FILES: Record<string, string> = {
  go: '.golangci.yml',
  typescript: 'eslint.config.mjs',
  java: 'checkstyle.xml',
  python: 'ruff.toml',
  php: 'phpcs.xml.dist',
  ruby: '.rubocop.yml',
  cpp: '.clang-tidy',
};
const allFiles = Object.values(LINTER_FILES);
const readFiles: readonly string[] = SNAPSHOT_PATHS;

export const check = defineCheck({
  id: 'linter-is-configured',
  process: 'coding-standard',
  title: 'Is a linter configured?',
  subject: 'service',
  severity: 'medium',
  stage: 'experimental',
  why: 'A standard that a machine checks is kept; without one, reviews turn into quarrels about style.',
  fix: {
    text: `Add the linter configuration of the language at the root: ${allFiles.join(
      ', ',
    )}.`,
    effort: 'hours',
  },
  facts: { repositories: repositoryFiles, entity: catalogEntity },
  missing: 'unknown',
  missingMessage:
    'No repository whose files can be read is linked to this service.',
  evaluate({ repositories, entity: [seen] }) {
    const finding = everyValue(repositories, {
      holds: ({ present }) => allFiles.some(path => present.includes(path)),
      describe: ({ present }) =>
        allFiles.find(path => present.includes(path)) ?? 'no linter',
      passed: 'A linter is configured.',
      failed: 'No linter is configured.',
    });
    const unread = seen.value.technologies
      .map(({ id }) => LINTER_FILES[id])
      .find(path => path && !readFiles.includes(path));
    return finding.outcome === 'fail' && unread
      ? unknown(`Strata does not look for ${unread} yet.`)
      : finding;
  },
});
