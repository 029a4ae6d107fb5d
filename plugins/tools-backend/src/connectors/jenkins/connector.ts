import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { createJob } from './actions/create-job';
import { jobs } from './resources/jobs';
import { jenkinsSettings } from './settings';
import { plugin } from './takeOver';

/** Jenkins through its remote API, with `tree` queries only: `depth` loads every build from disk. */
export const connector = defineConnector({
  id: 'jenkins',
  title: 'Jenkins',
  technology: 'jenkins',
  docs: 'https://www.jenkins.io/doc/book/using/remote-access-api/',
  permissions: [
    'Overall/Read',
    'Job/Read on the folders to show',
    'Job/Extended Read where jobs that never ran should show their repository',
  ],
  auth: ['basic', 'none'],
  settings: jenkinsSettings,
  api: {
    ping: '/api/json?tree=mode',
    concurrency: 3,
  },
  resources: [jobs],
  actions: [createJob],
  takeOver: [plugin],
});
