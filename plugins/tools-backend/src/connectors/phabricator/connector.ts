import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { Conduit } from './conduit';
import { projects } from './resources/projects';
import { repositories } from './resources/repositories';

/** Phorge, and Phabricator of its last years, by Conduit. */
export const connector = defineConnector({
  id: 'phabricator',
  title: 'Phorge',
  technology: 'phorge',
  docs: 'https://we.phorge.it/book/phorge/article/conduit/',
  permissions: [
    'a Conduit API token of an account that may see the projects and repositories to show',
    'for owners and reviews, that account may use the applications Owners, Maniphest and Differential',
  ],
  auth: [{ body: 'api.token' }],
  settings: z.object({}),
  api: {
    basePath: '/api',
    ping: ({ api }) => new Conduit(api).call('user.whoami', {}, z.unknown()),
    concurrency: 2,
  },
  resources: [projects, repositories],
});
