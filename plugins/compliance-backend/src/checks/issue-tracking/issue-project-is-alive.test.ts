import { checkCases } from '@strata/backstage-plugin-compliance-node/testing';
import { check } from './issue-project-is-alive';

const project = (lastIssueUpdateAt?: string, archived = false) => ({
  key: 'SHOP',
  lastIssueUpdateAt,
  archived,
});
const recent = '2026-11-01T08:00:00.000+0000';

checkCases(check, {
  recent: { facts: { projects: [project(recent)] }, expected: 'pass' },
  quiet: {
    facts: { projects: [project('2026-07-01T08:00:00.000Z')] },
    expected: 'fail',
  },
  archived: { facts: { projects: [project(recent, true)] }, expected: 'fail' },
  'no issue yet': {
    facts: { projects: [{ ...project(), openIssues: 0 }] },
    expected: 'pass',
  },
  'last update not shown': {
    facts: { projects: [project()] },
    expected: 'unknown',
  },
  'no project': { facts: {}, expected: 'fail', message: 'No issue project' },
});
