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
  template: { settings: { number_of_replicas: 0 } },
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
const stream = (title: string, environment: string, arriving: boolean) => ({
  title,
  environment,
  attributes: { kind: 'data stream' },
  facts: {
    'logs.arrival': { windowHours: 24, arriving },
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
    const write = (name: string, time: string) =>
      api('POST', `/${name}/_doc?refresh=true`, { '@timestamp': time });
    const prod = stream('logs-checkout-prod', 'prod', true);
    return {
      config: { baseUrl: node.address },
      seed: {
        apply: async () => {
          await api('PUT', '/_index_template/logs', TEMPLATE);
          await write('logs-checkout-prod', new Date().toISOString());
          await write('logs-checkout-test', '2026-01-02T03:04:05Z');
        },
        expected: {
          clusters,
          'log-indices': [prod, stream('logs-checkout-test', 'test', false)],
        },
      },
      change: {
        apply: async () => {
          // A second index behind the stream must not become an item of its own.
          await api('POST', '/logs-checkout-prod/_rollover');
          await write('logs-checkout-test', new Date().toISOString());
        },
        expected: {
          clusters,
          'log-indices': [prod, stream('logs-checkout-test', 'test', true)],
        },
      },
      remove: {
        apply: () => api('DELETE', '/_data_stream/logs-checkout-test'),
        expected: { clusters, 'log-indices': [prod] },
      },
    };
  },
};
