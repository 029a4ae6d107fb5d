import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { buildTypes } from './resources/build-types';
import { projects } from './resources/projects';
import { teamcitySettings } from './settings';

/** TeamCity 2020.2 or later, every edition, through its REST API. */
export const connector = defineConnector({
  id: 'teamcity',
  title: 'TeamCity',
  technology: 'teamcity',
  docs: 'https://www.jetbrains.com/help/teamcity/rest/teamcity-rest-api-documentation.html',
  permissions: [
    'the role Project viewer in the projects to show',
    'the permission View build configuration settings, to see repositories, schedules and whether settings are kept as code',
  ],
  auth: ['basic', 'bearer'],
  settings: teamcitySettings,
  api: {
    basePath: '/app/rest',
    ping: '/server?fields=version',
    concurrency: 3,
  },
  resources: [buildTypes, projects],
});
