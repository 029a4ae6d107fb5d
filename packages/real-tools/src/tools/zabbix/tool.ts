import { eventually } from '../../host/server';
import type { RealTool } from '../../tool';
import { Api, sendValue } from './api';
import { startZabbix } from './install';

const SUPER_ADMIN = '3';
const LINUX_SERVERS = { groupid: '2' };
const TRAPPER = 2;
const UNSIGNED = 3;
const KEY = 'checkout.up';
const HIGH = 4;
const INFORMATION = 1;
const AT_LEAST = 5;
const DISABLED = 1;
const MAY_READ = 2;
const MAY_CHANGE = 3;
/** After the two that Zabbix comes with, and the one that reads. */
const MIA = '4';

/** `may` change the host: Mia, who is the fourth user. */
const host = (title: string, rules: number, may = true) => ({
  title,
  facts: {
    'access.grants': {
      grants: may
        ? [{ account: MIA, level: 'read-write', via: 'Payments' }]
        : [],
      // From the change on, Mia may only read.
      complete: may,
    },
    'monitoring.host': {
      name: title,
      monitored: true,
      inMaintenance: false,
      rules,
    },
  },
});
const trigger = (
  title: string,
  state: string,
  severity: string,
  routed: boolean,
) => ({
  title,
  facts: { 'alert.rule': { name: title, state, severity, routed } },
});
const stock = {
  title: 'Report problems to Zabbix administrators',
  facts: { 'alert.route': { enabled: false, reachesSomebody: false } },
};
const mail = {
  title: 'Mail to payments',
  facts: {
    'alert.route': {
      conditions: ['severity ≥ 3'],
      receivers: ['Payments'],
      reachesSomebody: true,
      enabled: true,
    },
  },
};
const maintenance = (title: string, conditions: string[]) => ({
  title,
  facts: { 'alert.silence': { conditions, state: 'pending', days: 0 } },
});

const admin = { title: 'Admin', admin: true, state: 'active' };
const guest = { title: 'guest', kind: 'bot', state: 'blocked' };
const reader = { title: 'strata', admin: true };
const jonas = { title: 'jonas', admin: false, state: 'active' };
const mia = {
  title: 'mia',
  externalId: MIA,
  name: 'Mia Chen',
  email: 'mia.chen@larkfield.example',
  admin: false,
};

/** What the steps make, by the API of the tool itself. */
class Company {
  private web1 = '';
  private search = '';
  private stale = '';
  private move = '';
  private payments = '';
  private contractors = '';

  constructor(private readonly api: Api, private readonly port: number) {}

  async seed() {
    const { api } = this;
    this.web1 = await this.createHost('web-1', [
      { tag: 'service', value: 'checkout-api' },
      { tag: 'team', value: 'payments' },
    ]);
    await this.createTrigger('web-1', 'Checkout is down on {HOST.NAME}', HIGH);
    this.stale = await this.createTrigger('web-1', 'Hint', INFORMATION);
    this.search = await this.createHost('search-1', []);
    await this.createTrigger('search-1', 'Search is down', HIGH);
    const usrgrpid = await api.create('usergroup', {
      name: 'Payments',
      rights: [{ id: LINUX_SERVERS.groupid, permission: MAY_CHANGE }],
    });
    this.payments = usrgrpid;
    await api.create('user', {
      ...{ username: 'mia', name: 'Mia', surname: 'Chen' },
      passwd: 'Correct-1-horse',
      roleid: '1',
      usrgrps: [{ usrgrpid }],
      medias: [{ mediatypeid: '1', sendto: ['mia.chen@larkfield.example'] }],
    });
    this.contractors = await api.create('usergroup', { name: 'Contractors' });
    await api.create('user', {
      ...{ username: 'jonas', passwd: 'Correct-3-horse', roleid: '1' },
      usrgrps: [{ usrgrpid: this.contractors }],
    });
    await api.create('action', {
      name: 'Mail to payments',
      eventsource: 0,
      filter: {
        evaltype: 0,
        conditions: [{ conditiontype: 4, operator: AT_LEAST, value: '3' }],
      },
      operations: [
        {
          operationtype: 0,
          opmessage: { default_msg: 1, mediatypeid: '0' },
          opmessage_grp: [{ usrgrpid }],
        },
      ],
    });
    await this.createMaintenance('Upgrade');
    this.move = await this.createMaintenance('Move');
    await this.send('web-1', '1');
  }

  async change() {
    const { api } = this;
    await api.call('host.update', { hostid: this.web1, name: 'Web 1' });
    await api.call('trigger.update', {
      triggerid: this.stale,
      status: DISABLED,
    });
    await api.call('usergroup.update', {
      usrgrpid: this.payments,
      rights: [{ id: LINUX_SERVERS.groupid, permission: MAY_READ }],
    });
    await this.send('web-1', '0');
  }

  async remove() {
    await this.api.call('host.delete', [this.search]);
    await this.api.call('maintenance.delete', [this.move]);
    await this.api.call('usergroup.update', {
      usrgrpid: this.contractors,
      users_status: DISABLED,
    });
  }

  private async createHost(name: string, tags: { [key: string]: string }[]) {
    const groups = [LINUX_SERVERS];
    const hostid = await this.api.create('host', { host: name, groups, tags });
    await this.api.create('item', {
      ...{ hostid, name: 'Up', key_: KEY },
      ...{ type: TRAPPER, value_type: UNSIGNED },
    });
    return hostid;
  }

  private createTrigger(name: string, description: string, priority: number) {
    const expression = `last(/${name}/${KEY})=0`;
    return this.api.create('trigger', { description, expression, priority });
  }

  /** Half a day that began an hour ago, without an hour of it in effect. */
  private createMaintenance(name: string) {
    const now = Math.floor(Date.now() / 1000);
    return this.api.create('maintenance', {
      name,
      active_since: now - 3600,
      active_till: now - 3600 + 12 * 3600,
      hosts: [{ hostid: this.web1 }],
      timeperiods: [
        { timeperiod_type: 0, start_date: now + 7200, period: 3600 },
      ],
    });
  }

  /** Refused until the server has read that the item exists. */
  private send(name: string, value: string) {
    return eventually(() =>
      sendValue(this.port, { host: name, key: KEY, value }),
    );
  }
}

export const tool: RealTool = {
  async start(machine) {
    const { baseUrl, trapperPort } = await startZabbix(machine);
    const api = await Api.signIn(baseUrl);
    await api.create('user', {
      username: 'strata',
      passwd: 'Correct-2-horse',
      roleid: SUPER_ADMIN,
      usrgrps: [{ usrgrpid: '7' }],
    });
    const company = new Company(api, trapperPort);
    const hidden = trigger('web-1: Hint', 'inactive', 'information', false);
    const search = trigger(
      'search-1: Search is down',
      'inactive',
      'high',
      true,
    );
    return {
      config: { baseUrl, username: 'strata', token: 'Correct-2-horse' },
      // Without a user name it is taken for an API token.
      wrongCredential: { username: '', token: 'f'.repeat(64) },
      seed: {
        apply: () => company.seed(),
        expected: {
          accounts: [admin, guest, jonas, mia, reader],
          hosts: [host('search-1', 1), host('web-1', 2)],
          triggers: [
            trigger('Checkout is down on web-1', 'inactive', 'high', true),
            search,
            hidden,
          ],
          actions: [mail, stock],
          maintenances: [
            maintenance('Move', ['host = web-1']),
            maintenance('Upgrade', ['host = web-1']),
          ],
        },
      },
      change: {
        apply: () => company.change(),
        expected: {
          accounts: [admin, guest, jonas, mia, reader],
          hosts: [host('Web 1', 1, false), host('search-1', 1, false)],
          triggers: [
            trigger('Checkout is down on Web 1', 'firing', 'high', true),
            trigger('Web 1: Hint', 'paused', 'information', false),
            search,
          ],
        },
      },
      remove: {
        apply: () => company.remove(),
        expected: {
          accounts: [admin, guest, { ...jonas, state: 'blocked' }, mia, reader],
          hosts: [host('Web 1', 1, false)],
          triggers: [
            trigger('Checkout is down on Web 1', 'firing', 'high', true),
            trigger('Web 1: Hint', 'paused', 'information', false),
          ],
          actions: [mail, stock],
          maintenances: [maintenance('Upgrade', ['host = Web 1'])],
        },
      },
    };
  },
};
