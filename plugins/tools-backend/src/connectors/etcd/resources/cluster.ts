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
import { countAdministrators, readStrangersAccess } from '../access';
import type { Settings } from '../settings';

/** The member that was asked and its list of all. Numbers of 64 bits come as texts. */
const rowSchema = z.object({
  header: z.object({ cluster_id: z.string() }),
  members: z
    .array(
      z.object({
        name: z.string().default(''),
        clientURLs: z.array(z.string()).default([]),
        isLearner: z.boolean().default(false),
      }),
    )
    .min(1),
});
type Row = z.output<typeof rowSchema>;

const statusSchema = z.object({
  version: z.string(),
  /** Absent, or zero, while there is none. */
  leader: z.string().optional(),
  errors: z.array(z.string()).default([]),
});

const alarmsSchema = z.object({
  alarms: z.array(z.object({ alarm: z.string() })).default([]),
});

export const cluster = defineResource<Row, Settings>({
  name: 'clusters',
  title: 'Clusters',
  itemType: 'config-cluster',
  process: 'configuration',
  shared: true,
  schema: rowSchema,
  list: listCluster,
  id: row => row.header.cluster_id,
  toItem: ({ members }, { api, instance }) => ({
    title: instance,
    url: api.baseUrl,
    hints: {},
    attributes: {
      // One that has not started yet has no name.
      members: members.flatMap(({ name }) => name || []).sort(),
    },
  }),
  facts: [clusterHealth, storeAccess],
  evidence,
});

async function* listCluster({ api }: ReadContext): AsyncIterable<ListPage> {
  const row = await api.ask('/cluster/member/list', {}, z.unknown());
  yield { rows: [row], last: true };
}

async function evidence(
  { members }: Row,
  context: ReadContext<Settings>,
): Promise<Evidence> {
  const [status, { alarms }, access, administrators] = await Promise.all([
    context.api.ask('/maintenance/status', {}, statusSchema),
    context.api.ask('/maintenance/alarm', { action: 'GET' }, alarmsSchema),
    readStrangersAccess(context),
    countAdministrators(context),
  ]);
  const quorum = Boolean(status.leader && status.leader !== '0');
  const raised = [...new Set(alarms.map(({ alarm }) => alarm))].sort();
  return {
    status: statusOf(quorum, raised),
    facts: [
      {
        type: clusterHealth,
        value: {
          members: members.filter(({ isLearner }) => !isLearner).length,
          quorum,
          version: status.version,
          alarms: raised,
        },
      },
      {
        type: storeAccess,
        value: { ...access, administrators, tls: tlsOf(members, context) },
      },
    ],
  };
}

function statusOf(quorum: boolean, alarms: string[]): ItemStatus {
  if (!quorum) return { health: 'failing', word: 'no leader' };
  return alarms.length
    ? { health: 'warning', word: alarms.join(', ') }
    : { health: 'ok', word: 'healthy' };
}

/** By the addresses that members announce, and the one that is used. */
function tlsOf(members: Row['members'], { api }: ReadContext) {
  const urls = [
    api.baseUrl,
    ...members.flatMap(({ clientURLs }) => clientURLs),
  ];
  const encrypted = urls.filter(url => url.startsWith('https:')).length;
  if (encrypted === urls.length) return 'required';
  return encrypted ? 'offered' : 'off';
}
