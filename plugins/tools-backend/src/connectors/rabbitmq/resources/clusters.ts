import {
  clusterHealth,
  storeAccess,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { unlessForbidden } from '../../shared/permission';
import { pageUrl } from '../names';
import { isAdministrator, USER_LIST, userSchema } from '../userRows';

const nodeSchema = z.object({
  name: z.string(),
  running: z.boolean(),
  /** Absent of nodes that are down. */
  mem_alarm: z.boolean().default(false),
  disk_free_alarm: z.boolean().default(false),
  partitions: z.array(z.string()).default([]),
  auth_mechanisms: z
    .array(z.object({ name: z.string(), enabled: z.boolean() }))
    .default([]),
});

const overviewSchema = z.object({
  cluster_name: z.string().min(1),
  rabbitmq_version: z.string(),
  product_name: z.string().default('RabbitMQ'),
  listeners: z.array(z.object({ protocol: z.string() })).default([]),
});

const rowSchema = overviewSchema.extend({
  nodes: z.array(nodeSchema),
  /** Absent where the account is no administrator. */
  users: z.array(userSchema).optional(),
});
type Row = z.output<typeof rowSchema>;

/** Listeners of applications; `clustering` and `http` are none. */
const PLAIN = [
  'amqp',
  'mqtt',
  'stomp',
  'stream',
  'http/web-mqtt',
  'http/web-stomp',
];
const ENCRYPTED = [
  'amqp/ssl',
  'mqtt/ssl',
  'stomp/ssl',
  'stream/ssl',
  'https/web-mqtt',
  'https/web-stomp',
];

export const clusters = defineResource<Row>({
  name: 'clusters',
  title: 'Clusters',
  itemType: 'queue-cluster',
  process: 'operations',
  shared: true,
  schema: rowSchema,
  list: listCluster,
  id: () => 'cluster',
  toItem: (row, { api }) => ({
    title: row.cluster_name,
    url: pageUrl(api.baseUrl, ''),
    hints: {},
    attributes: { product: row.product_name, version: row.rabbitmq_version },
  }),
  facts: [clusterHealth, storeAccess],
  evidence,
});

async function* listCluster({ api }: ReadContext): AsyncIterable<ListPage> {
  const [overview, nodes, users] = await Promise.all([
    api.get('/overview', z.looseObject({}), {
      query: {
        columns:
          'cluster_name,rabbitmq_version,product_name,listeners.protocol',
      },
    }),
    api.get('/nodes', z.array(z.unknown()), {
      query: {
        columns:
          'name,running,mem_alarm,disk_free_alarm,partitions,auth_mechanisms',
      },
    }),
    unlessForbidden(
      api.get(USER_LIST.path, z.array(z.unknown()), { query: USER_LIST.query }),
    ),
  ]);
  yield { rows: [{ ...overview, nodes, users }], last: true };
}

function evidence(row: Row): Evidence {
  const health = healthOf(row);
  const trouble = health.alarms.length > 0;
  return {
    status: {
      health: health.quorum ? (trouble && 'warning') || 'ok' : 'failing',
      word: health.alarms[0] ?? `${health.healthy} running`,
    },
    facts: [
      { type: clusterHealth, value: health },
      { type: storeAccess, value: accessOf(row) },
    ],
  };
}

function healthOf({ nodes, rabbitmq_version: version }: Row) {
  const members = nodes.length;
  const healthy = nodes.filter(node => node.running).length;
  const needed = Math.floor(members / 2) + 1;
  return {
    members,
    healthy,
    quorum: healthy >= needed,
    mayFail: Math.max(0, healthy - needed),
    version,
    alarms: nodes.flatMap(node => [
      ...(node.running ? [] : [`${node.name}: down`]),
      ...(node.mem_alarm ? [`${node.name}: memory alarm`] : []),
      ...(node.disk_free_alarm ? [`${node.name}: disk alarm`] : []),
      ...(node.partitions.length ? [`${node.name}: partitioned`] : []),
    ]),
  };
}

function accessOf(row: Row): z.output<typeof storeAccess.schema> {
  const mechanisms = row.nodes.flatMap(node => node.auth_mechanisms);
  const anonymous = mechanisms.some(
    ({ name, enabled }) => enabled && name === 'ANONYMOUS',
  );
  return {
    authorization: true,
    tls: encryptionOf(row.listeners.map(({ protocol }) => protocol)),
    // As installed, the anonymous account gets in from the same machine only; which one it is, and
    // what it may do, the API does not tell.
    ...(mechanisms.length > 0 &&
      !anonymous && { authentication: true, anonymous: 'nothing' as const }),
    ...(row.users && {
      // Whether its password was changed is not told; where it is gone, there is none.
      ...(!row.users.some(({ name }) => name === 'guest') && {
        defaultAccounts: [],
      }),
      administrators: row.users.filter(isAdministrator).length,
    }),
  };
}

function encryptionOf(protocols: string[]) {
  if (!protocols.some(protocol => ENCRYPTED.includes(protocol))) return 'off';
  return protocols.some(protocol => PLAIN.includes(protocol))
    ? 'offered'
    : 'required';
}
