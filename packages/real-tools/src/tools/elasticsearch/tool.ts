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
const checkout = (hosts: string[]) => ({
  title: 'checkout-*',
  facts: {
    'logs.arrival': { windowHours: 24, arriving: true },
    'logs.sources': { windowHours: 24, hosts, complete: true },
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

const write = (api: SearchApi, index: string, line: object) =>
  api('POST', `/${index}/_doc?refresh=true`, {
    '@timestamp': new Date().toISOString(),
    message: 'paid',
    ...line,
  });

async function fill(api: SearchApi) {
  const unreplicated = { settings: { number_of_replicas: 0 } };
  for (const name of ['checkout-2026.01.01', 'checkout-2026.01.02', 'orders']) {
    await api('PUT', `/${name}`, unreplicated);
  }
  // As Filebeat names its machine. No template maps it, so that it is text.
  await write(api, 'checkout-2026.01.01', { agent: { name: 'web-2' } });
  await write(api, 'checkout-2026.01.02', { agent: { name: 'web-1' } });
  await write(api, 'orders', { '@timestamp': '2026-01-02T03:04:05Z' });
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
    checkout(['web-1', 'web-2', 'web-3']),
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
          'log-indices': [checkout(['web-1', 'web-2']), silentOrders],
          accounts,
        },
      },
      change: {
        apply: async () => {
          const replicated = { index: { number_of_replicas: 1 } };
          await api('PUT', '/orders/_settings', replicated);
          await write(api, 'checkout-2026.01.02', { agent: { name: 'web-3' } });
        },
        expected: degraded,
      },
      remove: {
        apply: () => api('DELETE', '/orders'),
        expected: {
          clusters: [cluster],
          'log-indices': [checkout(['web-1', 'web-2', 'web-3'])],
        },
      },
    };
  },
};
