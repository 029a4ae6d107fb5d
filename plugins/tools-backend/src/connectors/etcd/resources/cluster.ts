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
import { unlessForbidden } from '../../shared/permission';
import { countAdministrators, readStrangersAccess } from '../access';
import { rangeOf } from '../api';
import type { Settings } from '../settings';

/** Numbers of 64 bits come as texts. */
const headerSchema = z.object({ cluster_id: z.string() });

/** The member that was asked and its list of all. */
const rowSchema = z.object({
  header: headerSchema,
  /** `null` where the account may not see them. */
  members: z
    .array(
      z.object({
        name: z.string().default(''),
        clientURLs: z.array(z.string()).default([]),
        isLearner: z.boolean().default(false),
      }),
    )
    .min(1)
    .nullable(),
});
type Row = z.output<typeof rowSchema>;

const statusSchema = z.object({
  version: z.string(),
  /** Absent, or zero, while there is none. */
  leader: z.string().optional(),
  errors: z.array(z.string()).default([]),
});
type State = z.output<typeof statusSchema>;

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
      members: members?.flatMap(({ name }) => name || []).sort(),
    },
  }),
  facts: [clusterHealth, storeAccess],
  evidence,
});

async function* listCluster({
  api,
  settings: { prefixes },
}: ReadContext<Settings>): AsyncIterable<ListPage> {
  const row = await unlessForbidden(
    api.ask('/cluster/member/list', {}, z.unknown()),
  );
  if (row !== undefined) {
    yield { rows: [row], last: true };
    return;
  }
  // Every answer names the cluster, that to a question about keys among them.
  const { header } = await api.ask(
    '/kv/range',
    { ...rangeOf(prefixes[0]), count_only: true },
    z.object({ header: headerSchema }),
  );
  yield { rows: [{ header, members: null }], last: true };
}

async function evidence(
  { members }: Row,
  context: ReadContext<Settings>,
): Promise<Evidence> {
  const state = await unlessForbidden(
    context.api.ask('/maintenance/status', {}, statusSchema),
  );
  // All that follows takes a quorum and would not be answered.
  if (state && !hasLeader(state)) {
    return {
      status: { health: 'failing', word: 'no leader' },
      facts: healthFact(members, state, alarmsIn(state)),
      unchanged: [storeAccess],
    };
  }
  const [alarms, access, administrators] = await Promise.all([
    readAlarms(context, state),
    readStrangersAccess(context),
    countAdministrators(context),
  ]);
  const value = { ...access, administrators, tls: tlsOf(members, context) };
  return {
    status: alarms && statusOf(alarms),
    facts: [
      ...healthFact(members, state, alarms),
      { type: storeAccess, value },
    ],
  };
}

function hasLeader({ leader }: State): boolean {
  return Boolean(leader && leader !== '0');
}

/** `undefined` where the account may see neither them nor the state, which names them too. */
async function readAlarms(
  { api }: ReadContext,
  state: State | undefined,
): Promise<string[] | undefined> {
  const answer = await unlessForbidden(
    api.ask('/maintenance/alarm', { action: 'GET' }, alarmsSchema),
  );
  if (!answer) return state && alarmsIn(state);
  return [...new Set(answer.alarms.map(({ alarm }) => alarm))].sort();
}

/** By lines such as `memberID:1 alarm:NOSPACE`. */
function alarmsIn({ errors }: State): string[] {
  const found = errors.flatMap(line => /alarm:(\w+)/.exec(line)?.[1] ?? []);
  return [...new Set(found)].sort();
}

function healthFact(
  members: Row['members'],
  state: State | undefined,
  alarms: string[] | undefined,
): NonNullable<Evidence['facts']> {
  if (!members || !alarms) return [];
  const value = {
    members: members.filter(({ isLearner }) => !isLearner).length,
    // Without the state: alarms are told by agreement of a quorum only.
    quorum: !state || hasLeader(state),
    version: state?.version,
    alarms,
  };
  return [{ type: clusterHealth, value }];
}

function statusOf(alarms: string[]): ItemStatus {
  return alarms.length
    ? { health: 'warning', word: alarms.join(', ') }
    : { health: 'ok', word: 'healthy' };
}

/** By the addresses that members announce, and the one that is used. */
function tlsOf(members: Row['members'], { api }: ReadContext) {
  if (!members) return undefined;
  const urls = [
    api.baseUrl,
    ...members.flatMap(({ clientURLs }) => clientURLs),
  ];
  const encrypted = urls.filter(url => url.startsWith('https:')).length;
  if (encrypted === urls.length) return 'required';
  return encrypted ? 'offered' : 'off';
}
