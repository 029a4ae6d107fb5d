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
import { unlessForbidden } from '../../shared/permission';
import {
  accountPages,
  accountSchema,
  isLocal,
  type AccountRow,
} from '../accountRows';
import { mysql, type Mysql } from '../client';
import { readSources } from '../sources';

const rowSchema = z.object({
  product: z.string(),
  version: z.string(),
  /** By lower-case name; what the version does not have is absent. */
  variables: z.record(z.string(), z.string()),
  tls: z.boolean(),
  /** Absent where the account may not see them. */
  sources: z.array(z.object({ running: z.boolean() })).optional(),
  replicas: z.number().optional(),
  accounts: z.array(accountSchema).optional(),
});
type Row = z.output<typeof rowSchema>;

const VARIABLES = [
  ...['log_bin', 'binlog_expire_logs_seconds', 'expire_logs_days'],
  ...['have_ssl', 'require_secure_transport'],
  ...['rpl_semi_sync_master_enabled', 'rpl_semi_sync_source_enabled'],
  ...['wsrep_on', 'group_replication_group_name'],
];

const SECONDS_PER_DAY = 24 * 60 * 60;

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
    attributes: { product: row.product, version: row.version },
  }),
  facts: [backupPolicy, storeReplication, storeAccess],
  evidence,
});

async function* listServer(context: ReadContext): AsyncIterable<ListPage> {
  const { use } = context;
  const state = await use(mysql, readState);
  const sources = await unlessForbidden(use(mysql, readSources));
  const replicas = await unlessForbidden(use(mysql, readReplicas));
  const accounts = await unlessForbidden(readAccounts(context));
  yield { rows: [{ ...state, sources, replicas, accounts }], last: true };
}

async function readState({ query, dialect }: Mysql): Promise<object> {
  const named = async (what: string, names: string[]) => {
    const rows = await query<{ Variable_name: string; Value: string }>(
      `SHOW GLOBAL ${what} WHERE Variable_name IN (?)`,
      [names],
    );
    return Object.fromEntries(
      rows.map(row => [row.Variable_name.toLowerCase(), row.Value]),
    );
  };
  const variables = await named('VARIABLES', VARIABLES);
  const status = await named('STATUS', ['Current_tls_cert']);
  const { product, version } = dialect;
  // MySQL 8.4 dropped the variable; the name of the certificate came with 8.0.16.
  const tls = variables.have_ssl === 'YES' || Boolean(status.current_tls_cert);
  return { product, version, variables, tls };
}

async function readReplicas({ query, dialect }: Mysql) {
  const [row] = await query<{ replicas: number }>(dialect.replicas);
  return row?.replicas;
}

async function readAccounts(context: ReadContext): Promise<AccountRow[]> {
  const rows: AccountRow[] = [];
  for await (const page of accountPages(context)) {
    rows.push(...accountSchema.array().parse(page.rows));
  }
  return rows;
}

function evidence(row: Row): Evidence {
  const replication = replicationOf(row);
  return {
    status: statusOf(replication),
    facts: [
      { type: backupPolicy, value: backupOf(row) },
      ...(replication ? [{ type: storeReplication, value: replication }] : []),
      { type: storeAccess, value: accessOf(row) },
    ],
  };
}

function statusOf(
  replication: z.output<typeof storeReplication.schema> | undefined,
): ItemStatus {
  if (!replication) return { health: 'ok', word: 'answers' };
  const { role, healthy } = replication;
  return healthy === false
    ? { health: 'failing', word: 'replica has stopped' }
    : { health: 'ok', word: role };
}

/** Nodes of Galera and Group Replication copy to each other, and follow no source. */
function isInGroup({
  wsrep_on,
  group_replication_group_name,
}: Row['variables']) {
  return wsrep_on === 'ON' || Boolean(group_replication_group_name);
}

function replicationOf({
  sources,
  replicas,
  variables,
}: Row): z.output<typeof storeReplication.schema> | undefined {
  if (!sources || isInGroup(variables)) return undefined;
  const synchronous =
    (variables.rpl_semi_sync_source_enabled ??
      variables.rpl_semi_sync_master_enabled) === 'ON';
  return sources.length
    ? {
        role: 'replica',
        replicas,
        healthy: sources.every(({ running }) => running),
      }
    : { role: 'primary', replicas, synchronous };
}

function backupOf({ variables }: Row): z.output<typeof backupPolicy.schema> {
  if (variables.log_bin !== 'ON') return { mechanisms: [] };
  const days =
    Number(variables.binlog_expire_logs_seconds ?? 0) / SECONDS_PER_DAY ||
    Number(variables.expire_logs_days ?? 0);
  return {
    mechanisms: ['binary-log'],
    ...(days > 0 && { retentionDays: Math.round(days * 100) / 100 }),
  };
}

function accessOf({
  tls,
  variables,
  accounts,
}: Row): z.output<typeof storeAccess.schema> {
  const encryption =
    variables.require_secure_transport === 'ON' ? 'required' : 'offered';
  return {
    authorization: true,
    tls: tls ? encryption : 'off',
    ...(accounts && accessByAccounts(accounts)),
  };
}

/** Accounts of this machine alone do not make the server open to others. */
function accessByAccounts(accounts: AccountRow[]) {
  const open = accounts.filter(row => row.passwordless);
  const reachable = doSignIn(open.filter(row => !isLocal(row)));
  const administrators = doSignIn(accounts.filter(row => row.administrator));
  const usual = doSignIn(
    open.filter(({ user }) => ['', 'root'].includes(user)),
  );
  return {
    ...(reachable && { authentication: !reachable.length }),
    ...(reachable?.length === 0 && { anonymous: 'nothing' as const }),
    ...(usual && { defaultAccounts: usual.map(({ name }) => name) }),
    administrators: administrators?.length,
  };
}

/** Those who may sign in, `undefined` where that is not known of each. */
function doSignIn(accounts: AccountRow[]): AccountRow[] | undefined {
  if (accounts.some(({ signIn }) => signIn === null)) return undefined;
  return accounts.filter(({ signIn }) => signIn);
}
