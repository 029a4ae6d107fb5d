import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { accept } from './versions';
import { pipelineGroups } from './resources/pipeline-groups';
import { pipelines } from './resources/pipelines';
import { gocdSettings } from './settings';

/** GoCD 20.1 or later through its API, below `/go` of the configured address. */
export const connector = defineConnector({
  id: 'gocd',
  title: 'GoCD',
  technology: 'gocd',
  docs: 'https://api.gocd.org/current/',
  permissions: [
    'the role viewer in the pipeline groups to show',
    'a user whose default view of the dashboard hides no pipeline',
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
  resources: [pipelines, pipelineGroups],
});
