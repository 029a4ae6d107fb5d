import {
  backupPolicy,
  storeAccess,
  storeReplication,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { wholeHour } from '../../shared/times';
import { IS_ADMINISTRATOR } from '../administrators';
import { postgres, type Postgres } from '../client';
import { readRules, type AccessRules } from '../rules';

/** Commands with which administrators switch archiving off without a restart. */
const ARCHIVES_NOTHING = [
  '',
  '(disabled)',
  'true',
  '/bin/true',
  '/usr/bin/true',
  ':',
];

/** Programs that receive the log as a replica does, to archive it. */
const LOG_RECEIVERS = [
  'pg_receivewal',
  'pg_receivexlog',
  'barman_receive_wal',
  'pgmoneta',
];

const rowSchema = z.object({
  version: z.string(),
  replica: z.boolean(),
  /** Those who may sign in and are one, or can become one. */
  superusers: z.number(),
  ssl: z.boolean(),
  passwordEncryption: z.string(),
  synchronous: z.boolean(),
  archiveMode: z.string(),
  lastArchivedAt: z.date().nullable(),
  lastFailedAt: z.date().nullable(),
  unreadSlots: z.number(),
  /** Absent where the account does not see the settings, the replicas or the rules. */
  archives: z.boolean().optional(),
  replicas: z.number().optional(),
  logReceivers: z.number().optional(),
  receiving: z.boolean().optional(),
  rules: z.custom<AccessRules>().optional(),
});
type Row = z.output<typeof rowSchema>;

export const servers = defineResource<Row>({
  name: 'servers',
  title: 'Servers',
  itemType: 'database-server',
  process: 'operations',
  shared: true,
  schema: rowSchema,
  list: listServer,
  id: () => 'server',
  toItem: (row, { api }) => ({
    title: new URL(api.baseUrl).host,
    hints: {},
    attributes: {
      version: row.version,
      passwordEncryption: row.passwordEncryption,
    },
  }),
  facts: [backupPolicy, storeReplication, storeAccess],
  evidence,
});

async function* listServer({ use }: ReadContext): AsyncIterable<ListPage> {
  const row = await use(postgres, async client => ({
    ...(await readState(client)),
    ...(client.sight.settings && (await readArchive(client))),
    ...(client.sight.replicas && (await readReplicas(client))),
    ...(client.sight.rules && { rules: await readRules(client) }),
  }));
  yield { rows: [row], last: true };
}

async function readState({ query }: Postgres): Promise<object> {
  const [row] = await query<object>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
            pg_is_in_recovery() AS replica,
            (SELECT count(*)::int FROM pg_roles AS r
              WHERE rolcanlogin AND ${IS_ADMINISTRATOR}) AS superusers,
            current_setting('ssl')::bool AS ssl,
            current_setting('password_encryption') AS "passwordEncryption",
            current_setting('synchronous_standby_names') <> '' AS synchronous,
            current_setting('archive_mode') AS "archiveMode",
            last_archived_time AS "lastArchivedAt",
            last_failed_time AS "lastFailedAt",
            (SELECT count(*)::int FROM pg_replication_slots
              WHERE slot_type = 'physical' AND NOT active) AS "unreadSlots"
       FROM pg_stat_archiver`,
  );
  return row;
}

/** The commands may hold passwords: only whether there is one leaves the server. */
async function readArchive({ query }: Postgres): Promise<object> {
  const [row] = await query<object>(
    `SELECT coalesce(bool_or(setting <> ALL ($1)), false) AS archives
       FROM pg_settings WHERE name IN ('archive_command', 'archive_library')`,
    [ARCHIVES_NOTHING],
  );
  return row;
}

/**
 * Who reads through a logical slot follows some tables, not the server; a base backup takes the log
 * only while it lasts.
 */
async function readReplicas({ query }: Postgres): Promise<object> {
  const [row] = await query<object>(
    `SELECT count(*) FILTER (WHERE application_name <> ALL ($1))::int AS replicas,
            count(*) FILTER (WHERE application_name = ANY ($1))::int AS "logReceivers",
            EXISTS (SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming') AS receiving
       FROM pg_stat_replication r
      WHERE state IN ('streaming', 'catchup') AND application_name <> 'pg_basebackup'
        AND NOT EXISTS (SELECT 1 FROM pg_replication_slots s
                         WHERE s.slot_type = 'logical' AND s.active_pid = r.pid)`,
    [LOG_RECEIVERS],
  );
  return row;
}

function evidence(row: Row): Evidence {
  const backup = backupOf(row);
  const healthy = row.replica ? row.receiving : row.unreadSlots === 0;
  const troubled = backup?.failing || healthy === false;
  return {
    status: {
      health: troubled ? 'warning' : 'ok',
      word: wordOf(row, { healthy, failing: backup?.failing }),
    },
    facts: [
      ...(backup ? [{ type: backupPolicy, value: backup }] : []),
      {
        type: storeReplication,
        value: {
          role: row.replica ? 'replica' : 'primary',
          replicas: row.replicas,
          healthy,
          ...(!row.replica && { synchronous: row.synchronous }),
        },
      },
      { type: storeAccess, value: accessOf(row) },
    ],
  };
}

function wordOf(
  row: Row,
  { healthy, failing }: { healthy?: boolean; failing?: boolean },
): string {
  if (failing) return 'archiving fails';
  if (row.replica)
    return healthy === false ? 'replica without source' : 'replica';
  return healthy ? 'primary' : 'primary, a replica is missing';
}

/** Of a replica the primary tells. Without sight of what archives, nothing is claimed. */
function backupOf(row: Row): z.output<typeof backupPolicy.schema> | undefined {
  if (row.replica && row.archiveMode !== 'always') return undefined;
  const off = row.archiveMode === 'off';
  if (row.logReceivers === undefined) return undefined;
  if (!off && row.archives === undefined) return undefined;
  const archives = !off && row.archives;
  const { lastArchivedAt: done, lastFailedAt: failed } = row;
  return {
    mechanisms: archives || row.logReceivers ? ['log-archive'] : [],
    ...(archives && {
      ...(done && { lastSuccessAt: wholeHour(done) }),
      failing: Boolean(failed && (!done || failed > done)),
    }),
  };
}

function accessOf(row: Row): z.output<typeof storeAccess.schema> {
  const encryption = row.rules?.encryptedOnly ? 'required' : 'offered';
  return {
    authorization: true,
    administrators: row.superusers,
    ...(row.rules && {
      authentication: !row.rules.trustsStrangers,
      anonymous: row.rules.trustsStrangers ? 'write' : 'nothing',
    }),
    ...(!row.ssl && { tls: 'off' }),
    ...(row.ssl && row.rules && { tls: encryption }),
  };
}
