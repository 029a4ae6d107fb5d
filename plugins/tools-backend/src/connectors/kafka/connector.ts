import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { broker, PROTOCOLS } from './client';
import { clusters } from './resources/clusters';
import { topics } from './resources/topics';
import { settings } from './settings';
import { clusters as configuredClusters } from './takeOver';

/** Kafka 2 to 4 by the protocol of its clients. Messages are not read. */
export const connector = defineConnector({
  id: 'kafka',
  title: 'Kafka',
  technology: 'kafka',
  docs: 'https://kafka.apache.org/protocol.html',
  permissions: [
    'Describe and DescribeConfigs on the topics, by an ACL for `*`',
    'Describe on the cluster, and on groups by an ACL for `*`, for ACLs and consumers',
    'DescribeConfigs on the cluster, for how listeners are protected',
  ],
  auth: ['basic', 'certificate', 'none'],
  settings,
  api: {
    protocols: PROTOCOLS,
    ping: ({ use }) => use(broker, admin => admin.describeCluster()),
    concurrency: 4,
  },
  resources: [clusters, topics],
  takeOver: [configuredClusters],
});
