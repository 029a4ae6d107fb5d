import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import {
  ConnectorError,
  type ClientDefinition,
  type ClientTarget,
} from '@strata/backstage-plugin-tools-node';
import { Client } from 'pg';
import { openEncrypted, type Encryption, type Tls } from '../shared/encryption';
import { hostOf, isNetworkError } from '../shared/network';

/** `server_version_num` of the oldest version whose views have the columns used here. */
const OLDEST = 90_600;

/** Since version 10 there are roles for monitoring and a view of `pg_hba.conf`. */
const MONITORING_ROLES = 100_000;

/** The server offers no TLS at all. */
const NO_TLS = /does not support SSL/;

/** What the version has and the account may see. */
export interface Sight {
  /** Rows of `pg_stat_replication` with their contents. */
  replicas: boolean;
  /** Settings that only superusers see by default. */
  settings: boolean;
  /** Who may connect from where, and how they prove who they are. */
  rules: boolean;
}

export interface Postgres {
  query<T>(text: string, values?: unknown[]): Promise<T[]>;
  sight: Sight;
  close(): Promise<void>;
}

export const postgres: ClientDefinition<Postgres> = {
  async open(target) {
    const client = await connect(target);
    const query: Postgres['query'] = async (text, values) =>
      (await client.query(text, values)).rows;
    try {
      const sight = await look(query);
      return { query, sight, close: () => client.end() };
    } catch (error) {
      await client.end();
      throw error;
    }
  },
  close: client => client.close(),
  errorKind,
};

/** By the words of libpq (https://www.postgresql.org/docs/current/libpq-ssl.html). */
const ENCRYPTION: Record<string, Encryption> = {
  disable: 'off',
  require: 'required',
  'verify-ca': 'verified',
  'verify-full': 'verified',
};

function connect(target: ClientTarget): Promise<Client> {
  const mode = target.url.searchParams.get('sslmode') ?? '';
  return openEncrypted({
    encryption: ENCRYPTION[mode] ?? 'preferred',
    tls: target.tls,
    open: tls => openWith(target, tls),
    cannotEncrypt: error => NO_TLS.test((error as Error).message),
  });
}

async function openWith(
  { url, username, password, timeoutMs }: ClientTarget,
  tls?: Tls,
): Promise<Client> {
  const client = new Client({
    host: hostOf(url),
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)) || 'postgres',
    user: username,
    password,
    ssl: tls ?? false,
    application_name: 'strata',
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
  });
  // A connection that breaks between two queries makes the next one fail; nobody else need hear it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function look(query: Postgres['query']): Promise<Sight> {
  const [{ version, superuser }] = await query<{
    version: number;
    superuser: boolean;
  }>(
    `SELECT current_setting('server_version_num')::int AS version,
            rolsuper AS superuser
       FROM pg_roles WHERE rolname = current_user`,
  );
  if (version < OLDEST) {
    throw new ConnectorError('contract', 'PostgreSQL is older than 9.6.', {
      remedy: 'Upgrade the server: Strata reads PostgreSQL 9.6 or later.',
    });
  }
  if (version < MONITORING_ROLES) {
    return { replicas: superuser, settings: superuser, rules: false };
  }
  const [sight] = await query<Sight>(
    `SELECT pg_has_role('pg_read_all_stats', 'USAGE') AS replicas,
            pg_has_role('pg_read_all_settings', 'USAGE') AS settings,
            has_table_privilege('pg_hba_file_rules', 'SELECT')
              AND has_function_privilege('pg_hba_file_rules()', 'EXECUTE') AS rules`,
  );
  return sight;
}

/** By class of SQLSTATE (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
function errorKind(error: unknown): SyncErrorKind | undefined {
  const { code, message = '' } = (error ?? {}) as Partial<
    Record<'code' | 'message', string>
  >;
  if (isNetworkError(error)) return 'unavailable';
  if (NO_TLS.test(message)) return 'config';
  if (/Connection terminated|timeout/i.test(message)) return 'unavailable';
  if (!code) return undefined;
  if (code.startsWith('28')) return 'auth';
  if (code === '42501') return 'forbidden';
  if (code === '3D000') return 'config';
  return /^(08|53|57|58)/.test(code) ? 'unavailable' : 'contract';
}
