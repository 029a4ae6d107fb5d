import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { accounts } from './resources/accounts';
import { inventories } from './resources/inventories';
import { projects } from './resources/projects';
import { templates } from './resources/templates';
import { semaphoreSettings } from './settings';

export const connector = defineConnector({
  id: 'semaphore',
  title: 'Semaphore',
  technology: 'ansible',
  summary:
    "Semaphore UI 2, in all projects that the token's user is a member of.",
  docs: 'https://semaphoreui.com/api-docs/',
  permissions: [
    'an API token of a user with the role Guest in the projects to show',
    'an administrator to see e-mail addresses and who is one; without, accounts are matched to people by their names alone',
  ],
  auth: ['bearer'],
  settings: semaphoreSettings,
  api: {
    basePath: '/api',
    ping: '/projects',
    concurrency: 2,
  },
  resources: [templates, projects, inventories, accounts],
  annotations: {
    'semaphore/project': 'Payments',
    'semaphore/template': '1/12',
  },
  notCovered: [
    'Keys, environments and variables are not read.',
    'Schedules are those of Semaphore 2.10 and later that repeat.',
    'Of each template, only runs among the last tasks of its project are seen.',
    'Who let a release through is not told: a task names the account that started it, which may be a robot.',
    'Output of tasks is not read.',
    'Semaphore does not tell service accounts from people, and blocks nobody: an account that is listed can sign in. When somebody last signed in is not told.',
  ],
});
