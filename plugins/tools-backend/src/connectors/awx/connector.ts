import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { inventories } from './resources/inventories';
import { jobTemplates } from './resources/job-templates';
import { projects } from './resources/projects';
import { schedules } from './resources/schedules';
import { apiRoot, awxSettings } from './settings';

export const connector = defineConnector({
  id: 'awx',
  title: 'AWX',
  technology: 'ansible',
  summary:
    'AWX and the controller of Ansible Automation Platform. Variables are not read: they may hold secrets.',
  docs: 'https://docs.ansible.com/automation-controller/latest/html/controllerapi/index.html',
  permissions: [
    'the role Auditor of each organization to show, or System Auditor',
    'a token with the scope Read, where a token is used',
  ],
  auth: ['basic', 'bearer'],
  settings: awxSettings,
  api: {
    ping: context => context.api.request('GET', `${apiRoot(context)}/me/`),
    concurrency: 4,
  },
  resources: [jobTemplates, projects, inventories, schedules],
  annotations: {
    'awx/project': 'Payments',
    'awx/job-template': 'Deploy checkout',
  },
  notCovered: [
    'Workflow job templates, hosts, credentials and surveys are not read.',
    'Output of jobs and extra variables are not read: they may hold secrets.',
    'Which hosts an inventory holds is not read.',
  ],
});
