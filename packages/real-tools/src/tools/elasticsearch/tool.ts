import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../../host/host';
import type { RealTool } from '../../tool';
import { createSearchApi, type SearchApi } from './searchApi';
import { unpackNode } from './searchNode';

/** Newer archives lack the module that answers for the root address. */
const ARCHIVE =
  'org.elasticsearch.distribution.integ-test-zip:elasticsearch:8.6.2:zip';

/** The least that the connector asks for. */
const ROLE = `
reader:
  cluster: [monitor, read_ilm, read_slm, read_security]
  indices:
    - names: ['*']
      privileges: [monitor, view_index_metadata, read]
`;

const cluster = {
  title: 'logs',
  status: { health: 'ok', word: 'green' },
  facts: {
    'cluster.health': {
      members: 1,
      healthy: 1,
      quorum: true,
      mayFail: 0,
      version: '8.6.2',
      alarms: [],
    },
    'store.access': {
      authentication: true,
      anonymous: 'nothing',
      authorization: true,
      tls: 'off',
    },
  },
};
const log = (title: string, arriving: boolean) => ({
  title,
  facts: {
    'logs.arrival': { windowHours: 24, arriving },
    'data.replication': { copies: 1 },
  },
});

/** Those of Elasticsearch's own making; its test archive lacks the module that stores others. */
const accounts = [
  ...['apm_system', 'beats_system', 'elastic', 'kibana', 'kibana_system'],
  ...['logstash_system', 'remote_monitoring_user'],
].map(title => ({ title, kind: 'bot', state: 'active' }));

/** A node with two users: one that fills it, and the one that the connector reads with. */
async function startNode(host: Host) {
  const node = await unpackNode(host, 'elasticsearch', ARCHIVE);
  await node.configure('xpack.security.enabled: true\n');
  await appendFile(join(node.home, 'config/roles.yml'), ROLE);
  const addUser = (name: string, role: string) =>
    node.tool('elasticsearch-users', [
      ...['useradd', name, '-p', `${name}-secret`, '-r', role],
    ]);
  await addUser('keeper', 'superuser');
  await addUser('strata', 'reader');
  const api = createSearchApi(node.address, 'keeper:keeper-secret');
  await node.start(() => api('GET', '/_cluster/health'));
  return { address: node.address, api };
}

async function fill(api: SearchApi) {
  const write = (name: string, time: Date) =>
    api('POST', `/${name}/_doc?refresh=true`, {
      '@timestamp': time.toISOString(),
      message: 'paid',
    });
  const unreplicated = { settings: { number_of_replicas: 0 } };
  for (const name of ['checkout-2026.01.01', 'checkout-2026.01.02', 'orders']) {
    await api('PUT', `/${name}`, unreplicated);
  }
  await write('checkout-2026.01.02', new Date());
  await write('orders', new Date('2026-01-02T03:04:05Z'));
}

const silentOrders = {
  title: 'orders',
  status: {
    health: 'ok',
    word: 'green',
    lastActivityAt: '2026-01-02T03:00:00.000Z',
  },
  facts: {
    'logs.arrival': { arriving: false, lastLineAt: '2026-01-02T03:04:05.000Z' },
  },
};

/** One node cannot hold two copies. */
const degraded = {
  clusters: [
    {
      title: 'logs',
      status: { health: 'warning', word: 'yellow' },
      facts: { 'cluster.health': { alarms: ['status yellow'] } },
    },
  ],
  'log-indices': [
    log('checkout-*', true),
    {
      title: 'orders',
      status: { health: 'warning', word: 'yellow' },
      facts: { 'data.replication': { copies: 2, behind: 1 } },
    },
  ],
};

export const tool: RealTool = {
  async start(host) {
    const { address: baseUrl, api } = await startNode(host);
    return {
      config: { baseUrl, username: 'strata', token: 'strata-secret' },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: () => fill(api),
        expected: {
          clusters: [cluster],
          'log-indices': [log('checkout-*', true), silentOrders],
          accounts,
        },
      },
      change: {
        apply: () =>
          api('PUT', '/orders/_settings', { index: { number_of_replicas: 1 } }),
        expected: degraded,
      },
      remove: {
        apply: () => api('DELETE', '/orders'),
        expected: {
          clusters: [cluster],
          'log-indices': [log('checkout-*', true)],
        },
      },
    };
  },
};
