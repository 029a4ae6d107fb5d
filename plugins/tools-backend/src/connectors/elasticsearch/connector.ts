import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { accounts } from './resources/accounts';
import { clusters } from './resources/clusters';
import { logIndices } from './resources/log-indices';
import { elasticsearchSettings } from './settings';

export const connector = defineConnector({
  id: 'elasticsearch',
  title: 'Elasticsearch',
  technology: 'elasticsearch',
  summary:
    'Elasticsearch 7 to 9 and OpenSearch 1 to 3. Logs are shown by data stream, or by the pattern that dated indices share. No document is read: only the newest time of each, and the names of the machines that wrote lately.',
  docs: 'https://www.elastic.co/docs/api/doc/elasticsearch/',
  permissions: [
    'Elasticsearch: the cluster privileges monitor, read_ilm and read_slm, and on the indices to show monitor and view_index_metadata',
    'OpenSearch: the cluster permissions cluster_monitor, indices:admin/index_template/get, cluster:admin/opendistro/ism/policy/search, cluster:admin/opendistro/ism/managedindex/explain, cluster:admin/opensearch/snapshot_management/policy/search and …/explain, and on the indices to show indices_monitor, indices:admin/data_stream/get and indices:admin/opensearch/ism/managedindex',
    'to list accounts, Elasticsearch: the cluster privilege read_security (manage_security in 7); OpenSearch: a role of plugins.security.restapi.roles_enabled for which restapi.endpoints_disabled leaves nothing but GET on INTERNALUSERS',
    'both: read on the indices to show, for the machines that lines come from and, of indices that are not data streams, for the time of the newest document',
  ],
  auth: ['basic', { header: 'Authorization', prefix: 'ApiKey ' }, 'none'],
  settings: elasticsearchSettings,
  api: {
    ping: '/_cluster/health',
    concurrency: 2,
  },
  resources: [clusters, logIndices, accounts],
  annotations: { 'elastic/index-pattern': 'checkout-logs-*' },
  notCovered: [
    'Alerts of Watcher, and of the alerting of OpenSearch, are not read; those of Kibana are, by its own connector.',
    'Which machines ship logs is read from `agent.name` or `host.name` of the Elastic Common Schema: it is unknown where an index has neither.',
    'Only the indices named by `logs` are items; those of the tool itself are left out.',
    'Whether somebody without an account may read is unknown where an anonymous user is let in: roles decide it.',
    'Accounts are those that the cluster keeps itself: who signs in by LDAP, SAML, OpenID or a file is not listed.',
    'Roles and API keys are not read, so that it is unknown who may read which index; nor is when somebody last signed in.',
  ],
});
