import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { errorKind, query } from './api';
import { clusters } from './resources/clusters';
import { nodes } from './resources/nodes';
import { services } from './resources/services';
import { settings } from './settings';

/** Consul 1.11 or later. Its key-value store is not read. */
export const connector = defineConnector({
  id: 'consul',
  title: 'Consul',
  technology: 'consul',
  docs: 'https://developer.hashicorp.com/consul/api-docs',
  permissions: [
    'service_prefix "" and node_prefix "" with the policy read',
    'operator = "read" for the health of the cluster',
    'acl = "read" for anonymous access and administrators (secrets stay hidden)',
    'agent_prefix "" with the policy read for TLS',
  ],
  auth: [{ header: 'X-Consul-Token' }, 'none'],
  settings,
  api: {
    basePath: '/v1',
    errorKind,
    ping: context =>
      context.api.request('GET', '/catalog/services', {
        query: query(context),
      }),
    concurrency: 8,
  },
  resources: [services, nodes, clusters],
});
