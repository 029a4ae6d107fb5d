import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { createProject } from './actions/create-project';
import { accounts } from './resources/accounts';
import { projects } from './resources/projects';
import { dashboards } from './takeOver';
import { webhooks } from './webhooks';

export const connector = defineConnector({
  id: 'jira',
  title: 'Jira',
  technology: 'jira',
  summary: 'Jira Cloud through REST v3.',
  docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
  permissions: [
    'Browse Projects on the projects to show',
    'Browse users and groups to list accounts; an e-mail address is shown only where its owner allows it, and without one an account is matched by its name',
    'Administer Projects to see who has which role in a project',
  ],
  auth: ['basic'],
  settings: z.object({}),
  api: {
    basePath: '/rest/api/3',
    ping: '/myself',
    concurrency: 3,
  },
  resources: [projects, accounts],
  actions: [createProject],
  webhooks,
  takeOver: [dashboards],
  annotations: { 'jira/project-key': 'PAY', 'jira.com/project-key': 'PAY' },
  example: {
    baseUrl: 'https://example.atlassian.net',
    username: 'strata@example.com',
  },
  notCovered: [
    'Jira Data Center and Server are not supported, nor are tokens with scopes, which go to another address.',
    'Boards, sprints and workflows are not read; of issues, only how many are open, came and went, and when one changed.',
    '`jira/component` and `jira/label` link nothing.',
  ],
});
