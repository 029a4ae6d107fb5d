import {
  defineCheck,
  everyValue,
  evidenceOf,
  unknown,
} from '@strata/backstage-plugin-compliance-node';
import { issueProject } from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';

type Project = z.output<typeof issueProject.schema>;
const MAX_QUIET_MS = 90 * 24 * 60 * 60 * 1000;

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
    const oldest = now.getTime() - MAX_QUIET_MS;
    const silent = projects.filter(
      ({ value }) =>
        !value.archived && !value.lastIssueUpdateAt && !isEmpty(value),
    );
    if (silent.length > 0) {
      return unknown(
        'The tool does not show when the issue project was last updated.',
        silent.map(seen => evidenceOf(seen, 'last update not shown')),
      );
    }
    return everyValue(projects, {
      holds: value =>
        !value.archived &&
        (isEmpty(value) || Date.parse(value.lastIssueUpdateAt!) >= oldest),
      describe,
      passed: 'The issue project is in use, or new.',
      failed: 'The issue project is archived, or quiet for more than 90 days.',
    });
  },
});

/** A project that was just created has no issue yet. */
function isEmpty({ lastIssueUpdateAt, openIssues }: Project): boolean {
  return !lastIssueUpdateAt && openIssues === 0;
}

function describe(project: Project): string {
  if (project.archived) return 'archived';
  if (isEmpty(project)) return 'no issue yet';
  return `last update ${project.lastIssueUpdateAt?.slice(0, 10)}`;
}
