import {
  defineCheck,
  everyValue,
} from '@strata/backstage-plugin-compliance-node';
import { backupPolicy } from '@strata/backstage-plugin-tools-common';

export const check = defineCheck({
  id: 'stores-are-backed-up',
  process: 'database-change',
  title: 'Does each store of the team keep copies to restore from?',
  subject: 'team',
  severity: 'high',
  stage: 'stable',
  why: 'A wrong statement or a lost disk takes with it whatever was not written down a second time.',
  fix: {
    text: 'Switch archiving, snapshots or the log on and repair what fails; where a job outside does it, ask for a waiver that links to it.',
    effort: 'hours',
  },
  facts: { backups: backupPolicy },
  onlyWhereShown: true,
  missing: 'notApplicable',
  missingMessage: 'The team answers for no store whose copies a tool shows.',
  evaluate: ({ backups }) =>
    everyValue(backups, {
      holds: ({ mechanisms, failing }) => mechanisms.length > 0 && !failing,
      describe: ({ mechanisms, failing }) =>
        `${mechanisms.join(', ') || 'no copies'}${failing ? ', failing' : ''}`,
      passed: 'Every store keeps copies of its data.',
      failed: 'A store keeps no copies of its data, or fails to.',
    }),
});
