import {
  backupPolicy,
  storeAccess,
  storeReplication,
  type ItemStatus,
} from '@strata/backstage-plugin-tools-common';
import {
  defineResource,
  type Evidence,
  type ListPage,
  type ReadContext,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { wholeHour } from '../../shared/times';
import { strangersReach, type Reach } from '../access';
import { redis } from '../client';
import { readConfig } from '../config';
import { parseInfo } from '../info';
import type { RedisSettings } from '../settings';

const rowSchema = z.object({
  info: z
    .object({
      redis_version: z.string().min(1),
      /** Valkey keeps `redis_version` at 7.2.4 and tells its own here. */
      valkey_version: z.string().optional(),
      redis_mode: z.string().default('standalone'),
      role: z.enum(['master', 'slave']),
      connected_slaves: z.coerce.number().default(0),
      master_link_status: z.string().optional(),
      aof_enabled: z.string().optional(),
      aof_last_write_status: z.string().optional(),
      rdb_last_bgsave_status: z.string().optional(),
      rdb_last_save_time: z.coerce.number().optional(),
      /** From Redis 7 on. Without it the time of the last save may be that of the start. */
      rdb_saves: z.coerce.number().optional(),
    })
    .loose(),
  /** By name; absent where the account may not see it. */
  config: z.record(z.string(), z.string()).optional(),
  strangers: z.custom<Reach>(),
});
type Row = z.output<typeof rowSchema>;

export const servers = defineResource<Row, RedisSettings>({
  name: 'servers',
  title: 'Servers',
  itemType: 'cache-server',
  process: 'operations',
  schema: rowSchema,
  list: listServer,
  id: () => 'server',
  toItem: ({ info }, { api, instance, settings }) => ({
    title: new URL(api.baseUrl).host,
    hints: {
      name: instance,
      ...(settings.service && { services: [`service=${settings.service}`] }),
    },
    attributes: {
      version: info.valkey_version ?? info.redis_version,
      mode: info.redis_mode,
    },
  }),
  facts: [backupPolicy, storeReplication, storeAccess],
  evidence,
});

async function* listServer(context: ReadContext): AsyncIterable<ListPage> {
  const info = await context.use(redis, async client => {
    const sections = ['server', 'replication', 'persistence'];
    const texts: string[] = [];
    for (const section of sections) {
      texts.push(String(await client.call('INFO', section)));
    }
    return parseInfo(texts.join('\n'));
  });
  const config = await readConfig(context);
  const strangers = await strangersReach(context, info.redis_version);
  yield { rows: [{ info, config, strangers }], last: true };
}

function evidence(row: Row): Evidence {
  const backup = backupOf(row);
  const replication = replicationOf(row);
  return {
    status: statusOf(backup, replication),
    facts: [
      ...(backup ? [{ type: backupPolicy, value: backup }] : []),
      { type: storeReplication, value: replication },
      { type: storeAccess, value: accessOf(row) },
    ],
  };
}

type Backup = z.output<typeof backupPolicy.schema>;
type Replication = z.output<typeof storeReplication.schema>;

function statusOf(
  backup: Backup | undefined,
  { role, healthy }: Replication,
): ItemStatus {
  if (healthy === false) {
    return { health: 'failing', word: 'replica without source' };
  }
  return backup?.failing
    ? { health: 'warning', word: 'saving to disk fails' }
    : { health: 'ok', word: role };
}

function replicationOf({ info }: Row): Replication {
  const replicas = info.connected_slaves;
  return info.role === 'slave'
    ? { role: 'replica', replicas, healthy: info.master_link_status === 'up' }
    : { role: 'primary', replicas };
}

/** Without sight of `save` it is open whether there are snapshots. */
function backupOf({ info, config }: Row): Backup | undefined {
  const appends = info.aof_enabled === '1';
  const saves = config && Boolean(config.save);
  if (saves === undefined && !appends) return undefined;
  const savedAt = saves && info.rdb_saves ? info.rdb_last_save_time : undefined;
  const failing =
    (appends && info.aof_last_write_status === 'err') ||
    (saves && info.rdb_last_bgsave_status === 'err');
  return {
    mechanisms: [
      ...(appends ? (['append-log'] as const) : []),
      ...(saves ? (['snapshot'] as const) : []),
    ],
    ...(savedAt && { lastSuccessAt: wholeHour(new Date(savedAt * 1000)) }),
    ...((appends || saves) && { failing: Boolean(failing) }),
  };
}

function accessOf({
  config,
  strangers,
}: Row): z.output<typeof storeAccess.schema> {
  return {
    authentication: !strangers.getIn,
    ...(strangers.may && { anonymous: strangers.may }),
    ...(strangers.getIn && { defaultAccounts: ['default'] }),
    ...(config && encryptionOf(config)),
  };
}

function encryptionOf(config: Record<string, string>) {
  const tls = Number(config['tls-port'] ?? 0) > 0;
  if (!tls) return { tls: 'off' as const };
  // Nobody needs a certificate for the plain port.
  const only = config.port === '0';
  return {
    tls: only ? ('required' as const) : ('offered' as const),
    clientCertificates: only && config['tls-auth-clients'] === 'yes',
  };
}
