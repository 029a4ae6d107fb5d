import {
  defineCheck,
  evidenceOf,
  fail,
  pass,
} from '@strata/backstage-plugin-compliance-node';
import {
  repositoryFiles,
  snapshotPaths,
} from '@strata/backstage-plugin-tools-common';

const RUNBOOKS = snapshotPaths('runbook');

export const check = defineCheck({
  id: 'service-has-runbook',
  process: 'documentation',
  title: 'Does the service have a runbook?',
  subject: 'service',
  severity: 'medium',
  stage: 'stable',
  why: 'Somebody who did not write the service has to be able to restart, roll back and repair it.',
  fix: {
    text: 'Add docs/runbook.md: how to tell that it is ill, restart, roll back, and whom to call.',
    effort: 'hours',
  },
  facts: { repositories: repositoryFiles },
  missing: 'unknown',
  missingMessage:
    'No repository whose files can be read is linked to this service.',
  evaluate({ repositories }) {
    const having = repositories.flatMap(seen => {
      const path = RUNBOOKS.find(name => seen.value.present.includes(name));
      return path ? [evidenceOf(seen, path)] : [];
    });
    return having.length > 0
      ? pass('The service has a runbook.', having)
      : fail(
          'No repository of the service has a runbook.',
          repositories.map(seen => evidenceOf(seen, `no ${RUNBOOKS[0]}`)),
        );
  },
});
