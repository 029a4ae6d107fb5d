import {
  clusterHealth,
  storeAccess,
  type ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { accessFact } from '../../shared/access';
import { accessOf } from '../access';
import { readAcls } from '../acls';
import { broker } from '../client';
import { readListeners } from '../listeners';
import { copiesOf, partitionSchema } from '../partitions';

const rowSchema = z.object({
  clusterId: z.string().min(1),
  /** Those that are up. */
  brokers: z.array(z.object({ nodeId: z.number() })),
  controller: z.number().nullable(),
  partitions: z.array(partitionSchema),
});
type Row = z.output<typeof rowSchema>;

export const clusters = defineResource<Row>({
  name: 'clusters',
  title: 'Clusters',
  itemType: 'kafka-cluster',
  process: 'operations',
  shared: true,
  schema: rowSchema,
  list: listCluster,
  id: row => row.clusterId,
  toItem: (_row, { instance }) => ({ title: instance, hints: {} }),
  facts: [clusterHealth, storeAccess],
  evidence,
});

async function* listCluster({ use }: ReadContext): AsyncIterable<ListPage> {
  const cluster = await use(broker, admin => admin.describeCluster());
  const { topics } = await use(broker, admin => admin.fetchTopicMetadata());
  const partitions = topics.flatMap(topic => topic.partitions);
  yield { rows: [{ ...cluster, partitions }], last: true };
}

async function evidence(row: Row, context: ReadContext): Promise<Evidence> {
  const [listeners, acls] = await Promise.all([
    readListeners(context),
    readAcls(context),
  ]);
  const up = row.brokers.map(({ nodeId }) => nodeId);
  // A broker that is down is missing in the list, but partitions still count on it.
  const known = row.partitions.flatMap(({ replicas }) => replicas);
  const alarms = alarmsOf(row);
  const value = {
    members: new Set([...up, ...known]).size,
    healthy: up.length,
    quorum: row.controller !== null && row.controller >= 0,
    alarms,
  };
  return {
    status: statusOf(alarms),
    facts: [
      { type: clusterHealth, value },
      ...accessFact(accessOf(listeners, acls)),
    ],
  };
}

/** By the names of Kafka's own metrics. */
function alarmsOf({ partitions }: Row): string[] {
  const { behind, offline } = copiesOf(partitions);
  return [
    ...(offline ? ['OfflinePartitionsCount'] : []),
    ...(behind ? ['UnderReplicatedPartitions'] : []),
  ];
}

function statusOf([first]: string[]): ItemStatus {
  if (!first) return { health: 'ok', word: 'healthy' };
  const health = first.startsWith('Offline') ? 'failing' : 'warning';
  return { health, word: first };
}
