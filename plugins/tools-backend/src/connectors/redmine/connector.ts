import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { accounts } from './resources/accounts';
import { projects } from './resources/projects';

export const connector = defineConnector({
  id: 'redmine',
  title: 'Redmine',
  technology: 'redmine',
  summary:
    'Redmine 5 to 7. It lists no archived projects, so archiving one removes it here too.',
  docs: 'https://www.redmine.org/projects/redmine/wiki/Rest_api',
  permissions: [
    'REST web service enabled (Administration, Settings, API)',
    'an account whose role in the projects to show has View issues with Issues visibility: All issues',
    'an administrator to list accounts; nobody else may',
  ],
  auth: ['basic', { header: 'X-Redmine-API-Key' }],
  settings: z.object({
    ownerField: z
      .string()
      .optional()
      .describe(
        'Name of the custom field of projects that holds the owning team. Default Team, else Owner',
      ),
  }),
  api: {
    ping: '/users/current.json',
    concurrency: 3,
  },
  resources: [projects, accounts],
  annotations: { 'redmine/project-id': 'checkout' },
  example: { token: '${REDMINE_TOKEN}' },
  notCovered: [
    'Issues are counted, not listed, and only those that the account may see.',
    'The wiki, forums and repositories that Redmine knows are not read; a custom field with the address of a repository is.',
    'The homepage of a project is not read: an item has one link, the project itself.',
    'Archived projects are not listed, so that archiving one removes it here too.',
  ],
});
