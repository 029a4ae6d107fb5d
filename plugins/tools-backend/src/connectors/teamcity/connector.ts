import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { accounts } from './resources/accounts';
import { buildTypes } from './resources/build-types';
import { projects } from './resources/projects';
import { teamcitySettings } from './settings';

export const connector = defineConnector({
  id: 'teamcity',
  title: 'TeamCity',
  technology: 'teamcity',
  summary: 'TeamCity 2020.2 or later, every edition, through its REST API.',
  docs: 'https://www.jetbrains.com/help/teamcity/rest/teamcity-rest-api-documentation.html',
  permissions: [
    'the role Project viewer in the projects to show',
    'the permission View build configuration settings, to see repositories, schedules, steps that inspect code and whether settings are kept as code',
    'the permission View user profile on the whole server to list accounts and who has which role; a role of its own with nothing else will do',
  ],
  auth: ['basic', 'bearer'],
  settings: teamcitySettings,
  api: {
    basePath: '/app/rest',
    ping: '/server?fields=version',
    concurrency: 3,
  },
  resources: [buildTypes, projects, accounts],
  annotations: {
    'teamcity/build-type-id': 'Payments_Checkout_Build',
    'teamcity/project-id': 'Payments_Checkout',
  },
  notCovered: [
    'Builds of the default branch are read, others are not.',
    'Agents, build logs and artifacts are not read.',
    'A repository whose address has parameters is not resolved.',
    'Chains of builds are not shown.',
    'Inspections are known by the runners that do nothing else, by steps that are named after a linter, and by the statistics of the newest finished build. What a script does under another name is not seen, nor is what was found where.',
    'Investigations and muted problems are not read: they are about builds and tests that fail.',
    'What a role allows is not read: rights are shown by the name of the role. Administrators of the whole server are named once and not in each project, as is what the group All Users may do.',
    'TeamCity does not tell service accounts from people, and blocks nobody: an account that is listed can sign in.',
  ],
});
