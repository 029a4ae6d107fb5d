import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { accept } from './versions';
import { accounts } from './resources/accounts';
import { pipelineGroups } from './resources/pipeline-groups';
import { pipelines } from './resources/pipelines';
import { gocdSettings } from './settings';

export const connector = defineConnector({
  id: 'gocd',
  title: 'GoCD',
  technology: 'gocd',
  summary:
    'GoCD 20.1 or later through its API, below `/go` of the configured address.',
  docs: 'https://api.gocd.org/current/',
  permissions: [
    'the role viewer in the pipeline groups to show',
    'a user whose default view of the dashboard hides no pipeline',
    'a system administrator to list accounts; nobody else may, so pause that sync where this is too much',
  ],
  /** A personal access token goes as bearer; a password with its user name. */
  auth: ['basic', 'bearer'],
  settings: gocdSettings,
  api: {
    basePath: '/go/api',
    ping: ({ api }) =>
      api.request('GET', '/current_user', { headers: accept('currentUser') }),
    concurrency: 3,
  },
  resources: [pipelines, pipelineGroups, accounts],
  annotations: {
    'gocd.org/pipelines': 'checkout-build',
    'gocd.org/pipeline-group': 'payments',
  },
  example: { username: 'strata' },
  notCovered: [
    'Agents, templates, materials and environments are not items.',
    'Messages of server health, config repositories and the configuration of pipelines are not read.',
    'Artifacts and test reports are not read.',
    'Who may view or operate a pipeline group is not read, nor when somebody last signed in. GoCD does not tell service accounts from people.',
    'Runs before the newest 50 of a pipeline are not read.',
  ],
});
