import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { broker, PROTOCOLS } from './client';
import { clusters } from './resources/clusters';
import { topics } from './resources/topics';
import { settings } from './settings';
import { clusters as configuredClusters } from './takeOver';

export const connector = defineConnector({
  id: 'kafka',
  title: 'Kafka',
  technology: 'kafka',
  summary:
    'Kafka 2 to 4 by the protocol of its clients. Messages are not read.',
  docs: 'https://kafka.apache.org/protocol.html',
  permissions: [
    'Describe and DescribeConfigs on the topics, by an ACL for `*` that names the account: without it nobody can say that a topic is gone',
    'Describe on the cluster, and on groups by an ACL for `*`, for ACLs, consumers and how far they came',
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
  annotations: {
    'kafka.apache.org/topics': 'payments.orders',
    'kafka.apache.org/consumer-groups': 'main/checkout',
  },
  example: {
    baseUrl: 'kafka+ssl://kafka-1.example.com:9093',
    username: 'strata',
    brokers: ['kafka-2.example.com:9093'],
  },
  notCovered: [
    'Messages are not read, and schema registries, Kafka Connect and MirrorMaker are not asked.',
    'Sign-in by Kerberos, OAuth or the IAM of AWS is not supported.',
    'While a partition of any topic has no leader, nothing is read: the lists wait until it has one.',
    'Without ACLs, brokers do not tell whether everybody is let in; access is then unknown.',
    'By how many messages a group is behind is not shown: that changes all the time. A group is late where messages have waited for longer than `lateAfterMinutes`, by the times that they carry; one message alone does not count, nor do topics that are compacted or whose configuration is not shown.',
  ],
});
