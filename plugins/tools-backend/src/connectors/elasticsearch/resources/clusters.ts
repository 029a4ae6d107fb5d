import {
  backupPolicy,
  clusterHealth,
  storeAccess,
  type ItemHealth,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { readDialect, type Dialect } from '../dialect';
import { readBackups } from '../snapshots';

const rowSchema = z.object({
  clusterUuid: z.string().min(1),
  clusterName: z.string(),
  dialect: z.custom<Dialect>(),
});
type Row = z.output<typeof rowSchema>;

const HEALTH: Record<string, ItemHealth> = {
  green: 'ok',
  yellow: 'warning',
  red: 'failing',
};

export const clusters = defineResource<Row>({
  name: 'clusters',
  title: 'Clusters',
  itemType: 'log-cluster',
  process: 'logging',
  shared: true,
  schema: rowSchema,
  list: listCluster,
  id: row => row.clusterUuid,
  toItem: ({ clusterName }, { api }) => ({
    title: clusterName,
    url: `${api.baseUrl}/_cluster/health?pretty=true`,
    hints: {},
  }),
  facts: [clusterHealth, storeAccess, backupPolicy],
  evidence,
});

async function* listCluster(context: ReadContext): AsyncIterable<ListPage> {
  const dialect = await readDialect(context);
  const { clusterName, clusterUuid } = dialect;
  yield { rows: [{ clusterName, clusterUuid, dialect }], last: true };
}

const healthSchema = z.object({ status: z.string() });

async function evidence(
  { dialect }: Row,
  context: ReadContext,
): Promise<Evidence> {
  const { api } = context;
  const [{ status }, members, access, backups] = await Promise.all([
    api.get('/_cluster/health', healthSchema),
    readMembers(context, dialect),
    readAccess(context, dialect),
    readBackups(api, dialect),
  ]);
  const health = {
    ...members,
    version: dialect.version,
    alarms: status === 'green' ? [] : [`status ${status}`],
  };
  return {
    status: { health: HEALTH[status] ?? 'unknown', word: status },
    facts: [
      { type: clusterHealth, value: health },
      { type: storeAccess, value: access },
      ...(backups ? [{ type: backupPolicy, value: backups }] : []),
    ],
  };
}

const votersSchema = z.object({
  metadata: z.object({
    cluster_coordination: z.object({
      last_committed_config: z.array(z.string()),
    }),
  }),
});

/** The nodes whose votes elect the leader; without a leader this request is not answered. */
async function readMembers({ api }: ReadContext, { nodes }: Dialect) {
  const { metadata } = await api.get('/_cluster/state/metadata', votersSchema, {
    query: {
      filter_path: 'metadata.cluster_coordination.last_committed_config',
    },
  });
  const voters = metadata.cluster_coordination.last_committed_config;
  const healthy = voters.filter(id => nodes.includes(id)).length;
  const needed = Math.floor(voters.length / 2) + 1;
  return {
    members: voters.length,
    healthy,
    quorum: healthy >= needed,
    mayFail: Math.max(0, healthy - needed),
  };
}

/** Asks for the root without a credential: 401 where clients must prove who they are. */
async function readAccess(
  { api }: ReadContext,
  { security }: Dialect,
): Promise<z.output<typeof storeAccess.schema>> {
  const { status } = await api.request('GET', '/', {
    auth: 'none',
    allow: [401, 403],
  });
  const authentication = status !== 200;
  // With users in force, what somebody without one may do is up to the roles.
  const open = security ? undefined : 'write';
  return {
    authentication,
    anonymous: authentication ? 'nothing' : open,
    authorization: security ?? (authentication ? undefined : false),
    tls: api.baseUrl.startsWith('https:') ? 'required' : 'off',
  };
}
