import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { createProject } from './actions/create-project';
import { projects } from './resources/projects';
import { dashboards } from './takeOver';

/** Jira Cloud through REST v3. */
export const connector = defineConnector({
  id: 'jira',
  title: 'Jira',
  technology: 'jira',
  docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/',
  permissions: ['Browse Projects on the projects to show'],
  auth: ['basic'],
  settings: z.object({}),
  api: {
    basePath: '/rest/api/3',
    ping: '/myself',
    concurrency: 3,
  },
  resources: [projects],
  actions: [createProject],
  takeOver: [dashboards],
});
