import {
  defineCheck,
  everyValue,
  notApplicable,
} from '@strata/backstage-plugin-compliance-node';
import { repositoryMigrations } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'migrations-are-versioned',
  process: 'database-change',
  title: 'Do database migrations run in one order everywhere?',
  subject: 'service',
  severity: 'medium',
  stage: 'experimental',
  why: 'Where two migrations share a number, or one has none, environments end up with different schemas.',
  fix: {
    text: 'Begin the name of each migration with a number or time of its own: 0007_add_refunds.sql.',
    effort: 'minutes',
  },
  facts: { migrations: repositoryMigrations },
  missing: 'unknown',
  missingMessage:
    'No repository whose folders can be listed is linked to this service.',
  evaluate({ migrations }) {
    const own = migrations.filter(({ value }) => value.folder);
    if (own.length === 0) {
      return notApplicable('No repository of the service has migrations.');
    }
    return everyValue(own, {
      holds: ({ unordered, repeated }) =>
        unordered.length + repeated.length === 0,
      describe: ({ folder, files, unordered, repeated }) =>
        [
          `${files} in ${folder}`,
          unordered.length > 0 && `without a number: ${unordered.join(', ')}`,
          repeated.length > 0 && `shared: ${repeated.join(', ')}`,
        ]
          .filter(Boolean)
          .join('; '),
      passed: 'Every migration has a number of its own.',
      failed: 'The names of migrations do not say in which order they run.',
    });
  },
});
