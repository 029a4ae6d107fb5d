import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfSigned } from '../../host/certificates';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import type { ExpectedItem, RealTool } from '../../tool';

const PROGRAM = '/usr/lib/rabbitmq/bin/rabbitmq-server';

/** Seconds: the first start makes the database. */
const PATIENCE = 90;

const vhost = (title: string, more: object): ExpectedItem => ({
  title,
  status: { health: 'ok', word: 'running' },
  ...more,
});
const root = vhost('/', {});
const checkout = (...tags: string[]) =>
  vhost('checkout', { description: 'Orders', attributes: { tags } });

const queue = (title: string, type: string, policy?: string): ExpectedItem => ({
  title,
  attributes: {
    vhost: 'checkout',
    type,
    durable: true,
    ...(policy && { policy }),
  },
  status: { health: 'ok', word: 'running' },
  facts: { 'data.replication': { copies: 1, behind: 0 } },
});
const audit = (policy?: string) => queue('审计/log', 'classic', policy);
const orders = queue('orders', 'quorum');

const user = (title: string, administrator: boolean): ExpectedItem => ({
  title,
  facts: { 'store.account': { name: title, administrator } },
});
const users = [user('checkout_app', false), user('strata', true)];
const guest = user('guest', true);

const cluster = (defaultAccounts?: string[]): ExpectedItem => ({
  title: 'shop',
  attributes: { product: 'RabbitMQ' },
  status: { health: 'ok', word: '1 running' },
  facts: {
    'cluster.health': {
      members: 1,
      healthy: 1,
      quorum: true,
      mayFail: 0,
      alarms: [],
    },
    'store.access': {
      authentication: true,
      anonymous: 'nothing',
      authorization: true,
      ...(defaultAccounts && { defaultAccounts }),
      administrators: defaultAccounts ? 1 : 2,
      tls: 'offered',
    },
  },
});

/** Calls the management API; `guest` is the account that every installation has. */
function administer(baseUrl: string, credential: string) {
  return async (method: string, path: string, body?: object) => {
    const response = await fetch(`${baseUrl}/api${path}`, {
      method,
      headers: {
        authorization: `Basic ${btoa(credential)}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${await response.text()}`);
    }
  };
}

/** One node with the management plugin; its files and its register of nodes are its own. */
async function startRabbit(host: Host): Promise<string> {
  const { cert, key } = await selfSigned(host.folder);
  const file = (name: string) => join(host.folder, name);
  const management = await freePort();
  await writeFile(file('plugins'), '[rabbitmq_management].\n');
  await writeFile(
    file('rabbitmq.conf'),
    `listeners.tcp.1 = 127.0.0.1:${await freePort()}
listeners.ssl.1 = 127.0.0.1:${await freePort()}
ssl_options.certfile = ${cert}
ssl_options.keyfile = ${key}
management.tcp.ip = 127.0.0.1
management.tcp.port = ${management}
`,
  );
  const register = `${await freePort()}`;
  await host.spawn('epmd', ['-port', register, '-address', '127.0.0.1']);
  const baseUrl = `http://127.0.0.1:${management}`;
  await host.spawn(PROGRAM, [], {
    env: {
      HOME: host.folder,
      ERL_EPMD_PORT: register,
      ERL_EPMD_ADDRESS: '127.0.0.1',
      RABBITMQ_NODENAME: 'strata@localhost',
      RABBITMQ_DIST_PORT: `${await freePort()}`,
      RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS:
        '-kernel inet_dist_use_interface {127,0,0,1}',
      RABBITMQ_MNESIA_BASE: file('mnesia'),
      RABBITMQ_LOG_BASE: file('log'),
      RABBITMQ_LOGS: '-',
      RABBITMQ_PID_FILE: file('pid'),
      RABBITMQ_ENABLED_PLUGINS_FILE: file('plugins'),
      RABBITMQ_CONFIG_FILE: file('rabbitmq.conf'),
    },
    ready: () => administer(baseUrl, 'guest:guest')('GET', '/whoami'),
    patience: PATIENCE,
  });
  return baseUrl;
}

const DURABLE = { durable: true };
const QUORUM = { ...DURABLE, arguments: { 'x-queue-type': 'quorum' } };
const TAGS = 'service=checkout-api,team=payments';

export const tool: RealTool = {
  async start(host) {
    await debian('rabbitmq-server', 'openssl');
    const baseUrl = await startRabbit(host);
    const byGuest = administer(baseUrl, 'guest:guest');
    const call = administer(baseUrl, 'strata:strata-password');
    const nothing = { configure: '^$', write: '^$', read: '^$' };
    return {
      config: { baseUrl, username: 'strata', token: 'strata-password' },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: async () => {
          await byGuest('PUT', '/cluster-name', { name: 'shop' });
          await byGuest('PUT', '/users/strata', {
            password: 'strata-password',
            tags: 'administrator',
          });
          await call('PUT', '/users/checkout_app', { password: 'x', tags: '' });
          await call('PUT', '/vhosts/checkout', {
            description: 'Orders',
            tags: TAGS,
          });
          await call('PUT', '/permissions/checkout/strata', nothing);
          await call('PUT', '/permissions/%2F/strata', nothing);
          await byGuest('PUT', '/permissions/checkout/guest', {
            ...{ configure: '.*', write: '.*', read: '.*' },
          });
          const queues = '/queues/checkout';
          await byGuest('PUT', `${queues}/orders`, QUORUM);
          await byGuest(
            'PUT',
            `${queues}/${encodeURIComponent('审计/log')}`,
            DURABLE,
          );
          await byGuest('PUT', `${queues}/reply`, { auto_delete: true });
        },
        expected: {
          clusters: [cluster()],
          vhosts: [root, checkout('service=checkout-api', 'team=payments')],
          queues: [orders, audit()],
          users: [users[0], guest, users[1]],
        },
      },
      change: {
        apply: async () => {
          await call('PUT', '/vhosts/checkout', {
            description: 'Orders',
            tags: 'service=checkout-api',
          });
          await call('PUT', '/policies/checkout/short', {
            pattern: 'log$',
            definition: { 'message-ttl': 60_000 },
          });
          await byGuest('DELETE', '/queues/checkout/orders');
          await byGuest('PUT', '/queues/checkout/orders2', QUORUM);
          await call('DELETE', '/users/guest');
        },
        expected: {
          clusters: [cluster([])],
          vhosts: [root, checkout('service=checkout-api')],
          queues: [{ ...orders, title: 'orders2' }, audit('short')],
          users,
        },
      },
      remove: {
        apply: async () => {
          await call('DELETE', '/vhosts/checkout');
          await call('PUT', '/permissions/%2F/strata', {
            ...{ configure: '.*', write: '.*', read: '.*' },
          });
          await call('PUT', '/queues/%2F/left', DURABLE);
          await call('DELETE', '/users/checkout_app');
        },
        expected: {
          clusters: [cluster([])],
          vhosts: [root],
          queues: [{ title: 'left' }],
          users: [users[1]],
        },
      },
    };
  },
};
