import {
  AclOperationTypes,
  AclPermissionTypes,
  ResourcePatternTypes,
} from 'kafkajs';
import { broker } from '../../kafka/client';
import type { FakeClient } from './faultyClient';
import { many } from './many';

const failure = (name: string, type?: string) => () =>
  Object.assign(new Error(name), { name, type });

const PARTITION = { partitionId: 0, leader: 1, replicas: [1, 2], isr: [1, 2] };

const CONFIGURATION: Record<string, string> = {
  listeners: 'CLIENTS://:9092',
  'listener.security.protocol.map': 'CLIENTS:SASL_SSL',
  'retention.ms': '604800000',
};

/** Else the account might not see every topic. */
const EVERYBODY_SEES_ALL = {
  resourceName: '*',
  resourcePatternType: ResourcePatternTypes.LITERAL,
  acls: [
    {
      principal: 'User:*',
      host: '*',
      operation: AclOperationTypes.DESCRIBE,
      permissionType: AclPermissionTypes.ALLOW,
    },
  ],
};

function describe({ name, configNames }: any) {
  const known = configNames.filter((key: string) => key in CONFIGURATION);
  return {
    resourceName: name,
    configEntries: known.map((configName: string) => ({
      configName,
      configValue: CONFIGURATION[configName],
    })),
  };
}

export const kafka: FakeClient = {
  definitions: [broker],
  config: {
    baseUrl: 'kafka://kafka.example:9092',
    username: 'strata',
    token: 'read-secret',
  },
  methods: [
    'describeCluster',
    'fetchTopicMetadata',
    'describeAcls',
    'describeConfigs',
    'listGroups',
    'describeGroups',
    'fetchOffsets',
    'offsetsSince',
  ],
  lists: {
    topics: {
      // A page has 100 rows.
      rows: many(101, number => ({
        name: `payments.topic${number}`,
        partitions: [PARTITION],
      })),
      odd: { name: 'zzz', partitions: [{}] },
      rename: (row, name) => ({ ...row, name }),
    },
  },
  answer(method, [asked], list) {
    switch (method) {
      case 'describeCluster':
        return { clusterId: 'c1', controller: 1, brokers: [{ nodeId: 1 }] };
      case 'fetchTopicMetadata':
        return { topics: list('topics') };
      case 'describeAcls':
        return { resources: [EVERYBODY_SEES_ALL] };
      case 'describeConfigs':
        return { resources: asked.resources.map(describe) };
      case 'listGroups':
        return { groups: [{ groupId: 'g1', protocolType: 'consumer' }] };
      case 'describeGroups':
        return {
          groups: asked.map((groupId: string) => ({
            ...{ groupId, state: 'Empty', members: [] },
          })),
        };
      case 'offsetsSince':
        return new Map(
          asked.map((topic: string) => [
            topic,
            [{ partition: 0, offset: '10' }],
          ]),
        );
      default:
        return [
          {
            topic: 'payments.topic0001',
            partitions: [{ partition: 0, offset: '3' }],
          },
        ];
    }
  },
  errors: {
    busy: failure('KafkaJSRequestTimeoutError'),
    broken: failure('KafkaJSNumberOfRetriesExceeded'),
    reset: failure('KafkaJSConnectionError'),
    refused: failure('KafkaJSSASLAuthenticationError'),
  },
};
