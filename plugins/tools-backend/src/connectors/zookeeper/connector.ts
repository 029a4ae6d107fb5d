import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { ensemble } from './client';
import { clusters } from './resources/clusters';
import { namespaces } from './resources/namespaces';
import { settings } from './settings';

export const connector = defineConnector({
  id: 'zookeeper',
  title: 'ZooKeeper',
  technology: 'zookeeper',
  summary:
    'ZooKeeper 3.5 or later, through the client port without TLS. The data of znodes is not read.',
  docs: 'https://zookeeper.apache.org/doc/current/zookeeperProgrammers.html',
  permissions: [
    'r in the ACL of the znodes in `roots` and of those below them, for the digest account or for world:anyone',
    'srvr in `4lw.commands.whitelist`, as it is by default',
  ],
  auth: ['basic', 'none'],
  settings,
  api: {
    protocols: ['zookeeper'],
    ping: ({ use, settings: { roots } }) =>
      use(ensemble, client => client.children(roots[0])),
    concurrency: 4,
  },
  resources: [clusters, namespaces],
  annotations: { 'zookeeper.apache.org/path': '/config/checkout' },
  example: {
    baseUrl: 'zookeeper://zookeeper-1.example.com:2181',
    servers: ['zookeeper-2.example.com:2181', 'zookeeper-3.example.com:2181'],
  },
  notCovered: [
    'Connections with TLS, and sign-in by SASL, are not supported.',
    'The data of znodes is not read.',
    'Services that register themselves are namespaces only where `roots` names the znode above them, for example `/dubbo`; who provides them is not read.',
    'A wrong password cannot be told from a missing right: ZooKeeper answers the same.',
  ],
});
