import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { accounts } from './resources/accounts';
import { projects } from './resources/projects';
import { gerritSettings } from './settings';
import { integrations } from './takeOver';
import { webhooks } from './webhooks';

export const connector = defineConnector({
  id: 'gerrit',
  title: 'Gerrit',
  technology: 'gerrit',
  summary:
    "Gerrit 3.2 or later through its REST API. A reverse proxy in front of it must pass encoded slashes on, as Gerrit's own pages need too.",
  docs: 'https://gerrit-review.googlesource.com/Documentation/rest-api.html',
  permissions: [
    'Read on refs/* of the projects to show',
    'Read on refs/meta/config of these projects and of those they inherit from, to see who may push and what a change needs',
    'a visibility of accounts and groups (accounts.visibility, group options) that shows them to this account; Modify Account is needed where e-mail addresses are hidden, and without them accounts are matched by their names',
  ],
  /** An HTTP password with its user name; since 3.13 an authentication token also goes as bearer. */
  auth: ['basic', 'bearer'],
  settings: gerritSettings,
  api: {
    // Authenticated requests only: without it Gerrit answers as to an anonymous visitor.
    basePath: '/a',
    // Keeps a browser from running an answer as a script (https://gerrit-review.googlesource.com/Documentation/rest-api.html#output).
    jsonPrefix: ")]}'",
    ping: '/config/server/version',
    concurrency: 3,
  },
  resources: [projects, accounts],
  webhooks,
  takeOver: [integrations],
  annotations: { 'gerrit/project': 'payments/checkout' },
  notCovered: [
    'Rules with regular expressions beyond `.*` are left undecided, so that branch protection is unknown there.',
    'Submit requirements are listed from Gerrit 3.7 on; what a change needs in 3.5 and 3.6, or by Prolog rules, is unknown.',
    'Groups are read for who is in them, and only those that the credential may see; of groups of a directory, such as LDAP, members are not listed, also where another group includes them.',
    'How a change is merged (`mergeMethod`) is not read: Gerrit tells it by a request of its own for each project, and no check asks for it.',
    'Submit requirements count for the default branch where their expression does not plainly name other branches.',
  ],
});
