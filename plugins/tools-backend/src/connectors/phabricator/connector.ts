import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { Conduit } from './conduit';
import { accounts } from './resources/accounts';
import { projects } from './resources/projects';
import { repositories } from './resources/repositories';
import { phabricatorSettings } from './settings';

export const connector = defineConnector({
  id: 'phabricator',
  title: 'Phorge',
  technology: 'phorge',
  summary: 'Phorge, and Phabricator of its last years, by Conduit.',
  docs: 'https://we.phorge.it/book/phorge/article/conduit/',
  permissions: [
    'a Conduit API token of an account that may see the projects and repositories to show',
    'for owners and reviews, that account may use the applications Owners, Maniphest and Differential, and may see the revisions',
    'for builds, the application Harbormaster, and it may see the build plans',
    'for the files of repositories, the applications Diffusion and Files; it needs no right to push or to edit',
    'to list accounts, that account may use the application People and may browse its directory',
  ],
  auth: [{ body: 'api.token' }],
  settings: phabricatorSettings,
  api: {
    basePath: '/api',
    ping: ({ api }) => new Conduit(api).call('user.whoami', {}, z.unknown()),
    concurrency: 2,
  },
  resources: [projects, repositories, accounts],
  annotations: {
    'phorge/project-phid': 'PHID-PROJ-4gocdrtxpm4bzifzi6ae',
    'phorge/project-slug': 'checkout',
    'phorge/repository-phid': 'PHID-REPO-l6af7c2uvw2iggh6s3h6',
    'phorge/repository': 'CHK',
  },
  notCovered: [
    'Reviews are told of the newest hundred commits of the last 30 days on permanent branches; of a copy of a repository whose commits have no revision they are unknown.',
    'Conduit does not tell how branches are protected, and no Herald rule.',
    'Builds of Harbormaster are told of the same commits, those of single revisions are not. What a build plan does is known by its name alone: it inspects code where it is named after a linter.',
    'Conduit takes the messages of lint and of tests, and shows none: neither what a linter found nor how many tests ran is known.',
    'What Arcanist says of a revision before it is sent is not read: it calls lint passed also where no linter ran.',
    'The files of Subversion repositories are not read.',
    'Conduit tells no e-mail address: accounts are matched to people by their names alone. Whom a custom policy lets in, and when somebody last signed in, it does not tell either.',
    'Conduit tells neither who may see a Space nor which one is the default: what is in one, also in a Space that everybody may see, is restricted, and who may see it is not known in full. What was made before there were Spaces names none, and counts as if there were none.',
    'When somebody last worked on a repository is known of active ones alone, by the newest hundred commits on permanent branches.',
    'Milestones are left out: they are stages of their project.',
  ],
});
