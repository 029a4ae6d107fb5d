import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { Zabbix } from './rpc';
import { accounts } from './resources/accounts';
import { actions } from './resources/actions';
import { hosts } from './resources/hosts';
import { maintenances } from './resources/maintenances';
import { triggers } from './resources/triggers';

export const connector = defineConnector({
  id: 'zabbix',
  title: 'Zabbix',
  technology: 'zabbix',
  summary:
    'Zabbix 5.0 to 7.4 through the API of its frontend. `token` is an API token (5.4 and later), or with `username` the password of that account; a token leaves no sessions behind. Before 7.2 it is sent in the body of the requests, as `auth`, and from then on in the header `Authorization`.',
  docs: 'https://www.zabbix.com/documentation/current/en/manual/api',
  permissions: [
    'read access to the host groups to show',
    'to tell whom triggers reach, to list all accounts and to see who may change which host: a role of the type Super admin whose API methods are limited to *.get',
  ],
  // How it is carried, and whether it opens a session, depends on the version.
  auth: ['bearer'],
  settings: z.object({}),
  api: {
    ping: async context => {
      const zabbix = await Zabbix.connect(context);
      await zabbix.call('host.get', { countOutput: true }, z.unknown());
    },
    concurrency: 2,
  },
  resources: [hosts, triggers, actions, maintenances, accounts],
  annotations: {
    'zabbix/host-id': 'web-1.example.com',
    'zabbix/tag-selector': 'service=checkout',
  },
  notCovered: [
    'Items, their values, graphs, dashboards and scheduled reports are not read.',
    'Actions with a formula of their own are not evaluated: whom they tell is unknown.',
    'The inventory of hosts and the addresses of their interfaces are not read.',
    'Whether the recipient of a message may read the host is not looked up: without that right Zabbix sends nothing.',
    'Windows of a maintenance that recur are no silences: their hours are not looked at, unless it is always on.',
    'Host groups, templates, proxies and problems are not items.',
    'Who may change a host is listed, who may only read it is not. Super administrators are named once and not at each host.',
    'Users have no e-mail address of their own: the one that messages go to is taken where there is one, and only suggests whose the account is. When somebody last signed in is not told.',
    'In 5.0, which cannot prove that all accounts are shown, none is removed.',
  ],
});
