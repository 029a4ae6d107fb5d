import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { createProject } from './actions/create-project';
import { protectBranch } from './actions/protect-branch';
import { pipelines } from './resources/pipelines';
import { projects } from './resources/projects';
import { gitlabSettings } from './settings';
import { integrations } from './takeOver';

/** GitLab 15 or later, every tier, through REST v4. */
export const connector = defineConnector({
  id: 'gitlab',
  title: 'GitLab',
  technology: 'gitlab',
  docs: 'https://docs.gitlab.com/api/rest/',
  permissions: [
    'the scopes read_api and read_repository',
    'the role Reporter in the projects to show, or Maintainer to see who may push',
  ],
  auth: [{ header: 'PRIVATE-TOKEN' }],
  settings: gitlabSettings,
  api: {
    basePath: '/api/v4',
    ping: '/version',
    // Four at once stay below the 2,000 a minute of GitLab.com; your own GitLab has no limit by default.
    concurrency: 4,
  },
  resources: [projects, pipelines],
  actions: [createProject, protectBranch],
  takeOver: [integrations],
});
