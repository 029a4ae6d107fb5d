import {
  defineCheck,
  everyValue,
  evidenceOf,
  unknown,
} from '@strata/backstage-plugin-compliance-node';
import { issueProject } from '@strata/backstage-plugin-tools-common';

const MAX_QUIET_DAYS = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

export const check = defineCheck({
  id: 'issue-project-is-alive',
  process: 'issue-tracking',
  title: 'Is work on the service tracked in a live issue project?',
  subject: 'service',
  severity: 'low',
  stage: 'stable',
  why: 'Work that is not written down cannot be planned, and users do not know where to report a fault.',
  fix: {
    text: 'Name the project in the annotation jira/project-key, and close or update its open issues.',
    effort: 'minutes',
  },
  facts: { projects: issueProject },
  missing: 'fail',
  missingMessage: 'No issue project is linked to this service.',
  evaluate({ projects }, _, { now }) {
    const oldest = now.getTime() - MAX_QUIET_DAYS * DAY_MS;
    const finding = everyValue(projects, {
      holds: ({ archived, lastIssueUpdateAt: at }) =>
        !archived && (at === undefined || Date.parse(at) >= oldest),
      describe: ({ archived, lastIssueUpdateAt: at }) =>
        archived
          ? 'archived'
          : `last update ${at?.slice(0, 10) ?? 'not known'}`,
      passed: 'The issue project was updated in the last 90 days.',
      failed: 'The issue project is archived, or quiet for more than 90 days.',
    });
    const silent = projects.filter(({ value }) => !value.lastIssueUpdateAt);
    if (finding.outcome === 'fail' || silent.length === 0) return finding;
    return unknown(
      'The issue project has no issue yet, or does not show its last update.',
      silent.map(seen => evidenceOf(seen, 'last update not known')),
    );
  },
});
