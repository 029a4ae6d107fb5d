import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { grantAccess } from './actions/grant-access';
import { inOrganization, jumpserverSettings } from './api';
import { CREDENTIALS } from './credentials';
import { accounts } from './resources/accounts';
import { assets } from './resources/assets';
import { bastions } from './resources/bastions';
import { permissions } from './resources/permissions';

export const connector = defineConnector({
  id: 'jumpserver',
  title: 'JumpServer',
  technology: 'jumpserver',
  summary: "JumpServer 3 and 4. No account's secret and no recording is read.",
  docs: 'https://docs.jumpserver.org/zh/v4/dev/rest_api/',
  permissions: [
    'a private token or an access key of a user whose role has View asset and View asset permission',
    'View user, View system role binding, View session and View command filter for the state of the bastion as a whole',
    'Security setting (settings.change_security), which also allows changes, only to tell for whom a second factor is compulsory',
    'View user also for the list of accounts and for who is in a permission',
  ],
  auth: Object.values(CREDENTIALS),
  authFor: ({ credential }) => [CREDENTIALS[credential]],
  settings: jumpserverSettings,
  api: {
    basePath: '/api/v1',
    ping: context =>
      context.api.request(
        'GET',
        '/assets/assets/',
        inOrganization(context, { limit: 1, offset: 0 }),
      ),
    concurrency: 2,
  },
  resources: [bastions, assets, permissions, accounts],
  actions: [grantAccess],
  annotations: {
    'jumpserver/asset': '10.0.0.12',
    'jumpserver/asset-permission': 'checkout on call',
  },
  notCovered: [
    'For whom a second factor is compulsory is shown by JumpServer only to those who may change it; without that right it stays unknown.',
    'In the global organization, which is the default, JumpServer tells system roles only: how many administrators there are, and that somebody is none, is told where `organization` names another one.',
    'Recordings, commands and secrets of accounts are not read.',
    'To which machines a grant leads is counted but not listed.',
  ],
});
