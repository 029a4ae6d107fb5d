import type { RealTool } from '../../tool';
import { createSearchApi } from '../elasticsearch/searchApi';
import { unpackNode } from '../elasticsearch/searchNode';

const ARCHIVE =
  'org.opensearch.distribution.integ-test-zip:opensearch:2.19.0:zip';

const TEMPLATE = {
  index_patterns: ['logs-*'],
  data_stream: {},
  priority: 200,
  _meta: { service: 'checkout', team: 'payments' },
  template: {
    settings: { number_of_replicas: 0 },
    mappings: { properties: { 'agent.name': { type: 'keyword' } } },
  },
};

const clusters = [
  {
    title: 'logs',
    status: { health: 'ok', word: 'green' },
    facts: {
      'cluster.health': { members: 1, quorum: true, version: '2.19.0' },
      'store.access': {
        authentication: false,
        anonymous: 'write',
        authorization: false,
        tls: 'off',
      },
    },
  },
];
const stream = (environment: string, hosts: string[]) => ({
  title: `logs-checkout-${environment}`,
  environment,
  attributes: { kind: 'data stream' },
  facts: {
    'logs.arrival': { windowHours: 24, arriving: hosts.length > 0 },
    'logs.sources': { windowHours: 24, hosts, complete: true },
    'data.replication': { copies: 1, behind: 0, offline: 0 },
  },
});

export const tool: RealTool = {
  connector: 'elasticsearch',
  async start(host) {
    const node = await unpackNode(host, 'opensearch', ARCHIVE);
    await node.configure('');
    const api = createSearchApi(node.address);
    await node.start(() => api('GET', '/_cluster/health'));
    const write = (name: string, time: string, line: object) =>
      api('POST', `/${name}/_doc?refresh=true`, {
        '@timestamp': time,
        ...line,
      });
    const byFilebeat = { agent: { name: 'web-1' } };
    const byAnother = { host: { name: 'test-1' } };
    const prod = stream('prod', ['web-1']);
    return {
      config: { baseUrl: node.address },
      seed: {
        apply: async () => {
          await api('PUT', '/_index_template/logs', TEMPLATE);
          const now = new Date().toISOString();
          await write('logs-checkout-prod', now, byFilebeat);
          const long = '2026-01-02T03:04:05Z';
          await write('logs-checkout-test', long, byAnother);
        },
        expected: {
          clusters,
          'log-indices': [prod, stream('test', [])],
        },
      },
      change: {
        apply: async () => {
          // A second index behind the stream must not become an item of its own.
          await api('POST', '/logs-checkout-prod/_rollover');
          const now = new Date().toISOString();
          await write('logs-checkout-test', now, byAnother);
        },
        expected: {
          clusters,
          'log-indices': [prod, stream('test', ['test-1'])],
        },
      },
      remove: {
        apply: () => api('DELETE', '/_data_stream/logs-checkout-test'),
        expected: { clusters, 'log-indices': [prod] },
      },
    };
  },
};
