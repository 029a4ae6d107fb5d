import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { createProject } from './actions/create-project';
import { protectBranch } from './actions/protect-branch';
import { accounts } from './resources/accounts';
import { pipelines } from './resources/pipelines';
import { projects } from './resources/projects';
import { gitlabSettings } from './settings';
import { integrations } from './takeOver';
import { webhooks } from './webhooks';

export const connector = defineConnector({
  id: 'gitlab',
  title: 'GitLab',
  technology: 'gitlab',
  summary: 'GitLab 15 or later, every tier, through REST v4.',
  docs: 'https://docs.gitlab.com/api/rest/',
  permissions: [
    'the scopes read_api and read_repository',
    'the role Reporter in the projects to show, or Maintainer to see who may push',
    'Auditor or administrator to see e-mail addresses, blocked accounts and bots; without, accounts are matched to people by their names alone',
  ],
  auth: [{ header: 'PRIVATE-TOKEN' }],
  settings: gitlabSettings,
  api: {
    basePath: '/api/v4',
    ping: '/version',
    // Four at once stay below the 2,000 a minute of GitLab.com; your own GitLab has no limit by default.
    concurrency: 4,
  },
  resources: [projects, pipelines, accounts],
  actions: [createProject, protectBranch],
  webhooks,
  takeOver: [integrations],
  annotations: {
    'gitlab.com/project-slug': 'payments/checkout',
    'gitlab.com/project-id': '42',
  },
  notCovered: [
    'Approvals are read for a sample of the newest merge requests, `mergeRequestSample`.',
    'Pipelines of the default branch are read, at most the newest 300 of the last 30 days; those of merge requests and other branches are not.',
    'Releases are counted among the newest 1,000 deployments of a project in the last 30 days, to whatever environment.',
    'Deploy freeze periods are not read, nor does CI lint check whether a `.gitlab-ci.yml` is valid.',
    'Groups as such, runners, packages, container images and security reports are not read.',
    'The free tier cannot change the roles of a protected branch: protecting one that has a rule makes the rule anew, and between two requests there is none.',
    'Rules of approval need GitLab Premium; without it they are unknown.',
  ],
});
