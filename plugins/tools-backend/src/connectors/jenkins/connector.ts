import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { createJob } from './actions/create-job';
import { jobs } from './resources/jobs';
import { jenkinsSettings } from './settings';
import { plugin } from './takeOver';
import { webhooks } from './webhooks';

/** With `tree` queries only: `depth` loads every build from disk. */
export const connector = defineConnector({
  id: 'jenkins',
  title: 'Jenkins',
  technology: 'jenkins',
  summary:
    'Jenkins of any version in use through its remote API, with folders and multibranch projects.',
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
  webhooks,
  takeOver: [plugin],
  annotations: { 'jenkins.io/job-full-name': 'payments/checkout' },
  notCovered: [
    'A multibranch project is one item; its branches and pull requests are not.',
    'Logs, artifacts and build machines are not read; of tests only how many ran and failed in the last finished build.',
    'What inspects the code is seen by the plugins SonarQube Scanner and, with the setting `warnings`, Warnings. What a script does is not seen, nor what SonarQube found, nor whether a quality gate was passed.',
    'Releases are known by the names of jobs only; where they went, and who let them through, Jenkins does not show.',
    'Accounts are not listed: Jenkins counts everybody who ever committed among its users, and no call of its API tells which of them can sign in.',
  ],
});
