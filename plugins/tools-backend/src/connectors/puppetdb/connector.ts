import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { hosts } from './resources/hosts';
import { puppetdbSettings } from './settings';
import { provider } from './takeOver';

export const connector = defineConnector({
  id: 'puppetdb',
  title: 'PuppetDB',
  technology: 'puppet',
  summary:
    "PuppetDB 6 to 8, also of Puppet Enterprise and OpenVox. Of a machine's facts only the named ones are read, and of its catalog only the names of the classes `role::…` and `profile::…`: others may hold secrets.",
  docs: 'https://help.puppet.com/pdb/current/topics/api_overview.htm',
  permissions: [
    'a client certificate whose name is in the certificate allowlist of PuppetDB',
    'Puppet Enterprise: a token of a user with the permission Nodes: View node data from PuppetDB',
  ],
  auth: [{ header: 'X-Authentication' }, 'certificate', 'none'],
  settings: puppetdbSettings,
  api: {
    basePath: '/pdb/query/v4',
    ping: '/nodes?limit=1',
    concurrency: 2,
    // The certificate is good, but nobody has let its name in.
    errorKind: ({ status, text }) =>
      status === 403 && /certificate (allow|white)list/.test(text)
        ? 'auth'
        : undefined,
  },
  resources: [hosts],
  takeOver: [provider],
  annotations: { 'puppet.com/certname': 'cart-1.example.com' },
  example: {
    baseUrl: 'https://puppetdb.example.com:8081',
    token: undefined,
    tls: {
      ca: '${PUPPET_CA}',
      cert: '${PUPPETDB_CERT}',
      key: '${PUPPETDB_KEY}',
    },
  },
  notCovered: [
    'Of catalogs nothing else is read than names of roles and profiles; events of reports are not read.',
    'Who may ask PuppetDB is not known: it has no accounts, and no call tells which certificates it lets in.',
    'Machines that were deactivated or expired are not listed.',
    'Modules and code environments are not items.',
  ],
});
