import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { errorKind, query } from './api';
import { clusters } from './resources/clusters';
import { nodes } from './resources/nodes';
import { services } from './resources/services';
import { settings } from './settings';

export const connector = defineConnector({
  id: 'consul',
  title: 'Consul',
  technology: 'consul',
  summary: 'Consul 1.11 or later. Its key-value store is not read.',
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
  annotations: { 'consul.io/service': 'checkout' },
  notCovered: [
    'Another datacenter is another instance, and only the default partition and namespace of Consul Enterprise are read.',
    'The key-value store, intentions and the mesh are not read.',
    'What ACL roles grant is not looked up, so that an administrator by role is not counted.',
  ],
});
