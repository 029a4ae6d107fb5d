import {
  consumers,
  dataReplication,
  dataRetention,
  storeAccess,
  type ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { ConfigResourceTypes } from 'kafkajs';
import { z } from 'zod';
import { accessFact } from '../../shared/access';
import { accessOf } from '../access';
import { readAcls, showsAll, soleWriter } from '../acls';
import { broker, orRefusal, Refusal } from '../client';
import { readReaders } from '../groups';
import { consumersOf, readSince } from '../lateness';
import { readListeners } from '../listeners';
import { copiesOf, partitionSchema } from '../partitions';
import { retentionOf } from '../retention';
import type { Settings } from '../settings';

const TOPICS_PER_PAGE = 100;

const GONE = 'UNKNOWN_TOPIC_OR_PARTITION';

const MAY_HIDE =
  'Kafka shows an account only what it may describe: it takes Describe on the cluster, and on the topics by an ACL for `*`, to know that these are all topics.';

/** Kafka's own topics, and those of the tools around it. */
const INTERNAL = '__';

const rowSchema = z.object({
  name: z.string().min(1),
  partitions: z.array(partitionSchema),
  /** By key; absent where the account may not see it. */
  configuration: z.record(z.string(), z.string().nullable()).optional(),
  access: storeAccess.schema,
  /** Absent where the account does not see all groups. */
  consumers: consumers.schema.optional(),
  /** The account that alone has a right of its own to write to it. */
  writer: z.string().optional(),
});
type Row = z.output<typeof rowSchema>;

export const topics = defineResource<Row, Settings>({
  name: 'topics',
  title: 'Topics',
  itemType: 'kafka-topic',
  process: 'operations',
  schema: rowSchema,
  list: listTopics,
  id: row => row.name,
  toItem: ({ name, partitions, ...row }, { instance }) => ({
    title: name,
    owner: ownerOf(name, row.writer),
    hints: {
      annotations: {
        'kafka.apache.org/topics': [name, `${instance}/${name}`],
        'kafka.apache.org/consumer-groups': (row.consumers?.groups ?? []).map(
          group => `${instance}/${group}`,
        ),
      },
      name,
    },
    attributes: { partitions: partitions.length },
  }),
  facts: [dataReplication, dataRetention, storeAccess, consumers],
  evidence,
});

/** Names usually begin with the team or the domain. */
function ownerOf(name: string, writer?: string) {
  const path = name.includes('.') ? name.split('.')[0] : writer;
  return path ? { path } : undefined;
}

async function* listTopics(
  context: ReadContext<Settings>,
): AsyncIterable<ListPage> {
  const { use, resumeAt = '' } = context;
  const acls = await readAcls(context);
  const listeners = await readListeners(context);
  // Without the right to describe the cluster, Kafka leaves groups out without a word.
  const readers = acls && (await readReaders(context));
  const all = await use(broker, admin => admin.fetchTopicMetadata());
  const open = all.topics
    .filter(({ name }) => !name.startsWith(INTERNAL) && name > resumeAt)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (let at = 0; at < open.length; at += TOPICS_PER_PAGE) {
    const some = open.slice(at, at + TOPICS_PER_PAGE);
    const names = some.map(({ name }) => name);
    const configurations = await readConfigurations(context, names);
    const known = some.flatMap(({ name, partitions }) => {
      const configuration = configurations?.get(name);
      return configuration === null ? [] : { name, partitions, configuration };
    });
    const since = await readSince(
      context,
      known.filter(({ name }) => readers?.has(name)),
    );
    const rows = known.map(row => ({
      ...row,
      access: accessOf(listeners, acls, row.name),
      writer: acls && soleWriter(acls, row.name),
      consumers:
        readers &&
        consumersOf(readers.get(row.name), since.get(row.name), context),
    }));
    yield { rows, last: false, next: names.at(-1) };
  }
  yield {
    rows: [],
    last: true,
    incompleteBecause: acls && showsAll(acls) ? undefined : MAY_HIDE,
  };
}

type Configurations = Map<string, Row['configuration'] | null>;

/**
 * By topic, `null` for one that has just gone: it spoils the answer for all, so the others are
 * asked for again, by halves. `undefined` where the account may not see them.
 */
async function readConfigurations(
  context: ReadContext,
  names: string[],
): Promise<Configurations | undefined> {
  const answer = await context.use(broker, admin =>
    orRefusal(admin.describeConfigs(questionFor(names)), [
      'TOPIC_AUTHORIZATION_FAILED',
      GONE,
    ]),
  );
  if (!(answer instanceof Refusal)) {
    return new Map(
      answer.resources.map(({ resourceName, configEntries }) => [
        resourceName,
        Object.fromEntries(
          configEntries.map(entry => [entry.configName, entry.configValue]),
        ),
      ]),
    );
  }
  if (answer.type !== GONE) return undefined;
  if (names.length === 1) return new Map([[names[0], null]]);
  const middle = Math.ceil(names.length / 2);
  const before = await readConfigurations(context, names.slice(0, middle));
  const after = await readConfigurations(context, names.slice(middle));
  return before && after && new Map([...before, ...after]);
}

function questionFor(names: string[]) {
  return {
    includeSynonyms: false,
    resources: names.map(name => ({
      type: ConfigResourceTypes.TOPIC,
      name,
      configNames: [
        'cleanup.policy',
        'min.insync.replicas',
        'retention.bytes',
        'retention.ms',
      ],
    })),
  };
}

function evidence({ partitions, configuration, ...row }: Row): Evidence {
  const { copies, behind, offline } = copiesOf(partitions);
  const copiesPerWrite = configuration?.['min.insync.replicas'];
  const replication = {
    copies,
    copiesPerWrite: copiesPerWrite ? Number(copiesPerWrite) : undefined,
    behind,
    offline,
  };
  return {
    status: statusOf(partitions.length, replication, row.consumers),
    facts: [
      { type: dataReplication, value: replication },
      ...accessFact(row.access),
      ...(configuration
        ? [{ type: dataRetention, value: retentionOf(configuration) }]
        : []),
      ...(row.consumers ? [{ type: consumers, value: row.consumers }] : []),
    ],
  };
}

function statusOf(
  partitions: number,
  { behind, offline }: { behind: number; offline: number },
  readers: Row['consumers'],
): ItemStatus {
  const online = `${partitions - offline} of ${partitions} online`;
  if (offline) return { health: 'failing', word: online };
  if (behind) return { health: 'warning', word: online };
  const { groups = [], late = [] } = readers ?? {};
  return late.length
    ? { health: 'warning', word: `${late.length} of ${groups.length} late` }
    : { health: 'ok', word: online };
}
