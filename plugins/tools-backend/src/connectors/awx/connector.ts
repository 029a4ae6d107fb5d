import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { accounts } from './resources/accounts';
import { inventories } from './resources/inventories';
import { jobTemplates } from './resources/job-templates';
import { projects } from './resources/projects';
import { schedules } from './resources/schedules';
import { workflowJobTemplates } from './resources/workflow-job-templates';
import { apiRoot, awxSettings } from './settings';

export const connector = defineConnector({
  id: 'awx',
  title: 'AWX',
  technology: 'ansible',
  summary:
    'AWX and the controller of Ansible Automation Platform. Variables are not read: they may hold secrets. A personal access token is given as `token` alone: with `username`, `token` is the password, in whose place AWX takes no token.',
  docs: 'https://docs.ansible.com/automation-controller/latest/html/controllerapi/index.html',
  permissions: [
    'the role Auditor of each organization to show, or System Auditor',
    'System Auditor to list all accounts; an auditor of an organization sees all only where administrators of organizations may (Settings, Miscellaneous System)',
    'a token with the scope Read, where a token is used (without `username`)',
  ],
  auth: ['basic', 'bearer'],
  settings: awxSettings,
  api: {
    ping: context => context.api.request('GET', `${apiRoot(context)}/me/`),
    concurrency: 4,
  },
  resources: [
    jobTemplates,
    workflowJobTemplates,
    projects,
    inventories,
    schedules,
    accounts,
  ],
  example: {
    baseUrl: 'https://awx.example.com',
    token: '${AWX_TOKEN}',
  },
  annotations: {
    'awx/project': 'Payments',
    'awx/job-template': 'Deploy checkout',
    'awx/workflow-job-template': 'Release checkout',
  },
  notCovered: [
    'Of a template or workflow, no more than the newest 2000 runs are counted.',
    'Nodes of workflows, credentials and surveys are not read.',
    'Who let a release through is told of workflows that ask for an approval. Elsewhere, a job names the account that launched it, which may be a robot.',
    'Output of jobs and extra variables are not read: they may hold secrets.',
    'Which hosts an inventory holds, and how many, is not read: where they come from a source, that changes with each update.',
    'Rights are read on job templates and workflows, and not on projects, inventories and credentials. Super users are named once and not at each template.',
    'AWX does not tell service accounts from people, and blocks nobody: an account that is listed can sign in.',
    'Behind a gateway, accounts are those that the controller knows.',
  ],
});
