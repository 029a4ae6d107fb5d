import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type {
  ClientDefinition,
  ClientTarget,
} from '@strata/backstage-plugin-tools-node';
import { createConnection, type Connection } from 'mysql2/promise';
import { openEncrypted, type Encryption, type Tls } from '../shared/encryption';
import { hostOf, isNetworkError } from '../shared/network';
import { dialectOf, type Dialect } from './dialect';

export interface Mysql {
  query<T>(sql: string, values?: unknown[]): Promise<T[]>;
  dialect: Dialect;
  close(): Promise<void>;
}

/** By the words of the `mysql` client. */
const ENCRYPTION: Record<string, Encryption> = {
  DISABLED: 'off',
  REQUIRED: 'required',
  VERIFY_CA: 'verified',
  VERIFY_IDENTITY: 'verified',
};

export const mysql: ClientDefinition<Mysql> = {
  async open(target) {
    const connection = await connect(target);
    const query: Mysql['query'] = async (sql, values) => {
      const [rows] = await connection.query({
        sql,
        values,
        timeout: target.timeoutMs,
      });
      return rows as any[];
    };
    const [{ version }] = await query<{ version: string }>(
      'SELECT VERSION() AS version',
    );
    return {
      query,
      dialect: dialectOf(version),
      close: () => connection.end(),
    };
  },
  close: client => client.close(),
  errorKind,
};

function connect(target: ClientTarget): Promise<Connection> {
  const mode = target.url.searchParams.get('ssl-mode') ?? '';
  return openEncrypted({
    encryption: ENCRYPTION[mode.toUpperCase()] ?? 'preferred',
    tls: target.tls,
    open: tls => openWith(target, tls),
    cannotEncrypt: error =>
      (error as { code?: string }).code === 'HANDSHAKE_NO_SSL_SUPPORT',
  });
}

async function openWith(
  { url, username, password, timeoutMs }: ClientTarget,
  tls?: Tls,
): Promise<Connection> {
  const connection = await createConnection({
    host: hostOf(url),
    port: Number(url.port || 3306),
    user: username,
    password,
    ssl: tls && { ...tls, verifyIdentity: tls.rejectUnauthorized },
    connectTimeout: timeoutMs,
  });
  // A connection that breaks between two queries makes the next one fail; nobody else need hear it.
  connection.on('error', () => undefined);
  return connection;
}

const KINDS: Record<string, SyncErrorKind> = {
  ER_ACCESS_DENIED_ERROR: 'auth',
  ER_HOST_NOT_PRIVILEGED: 'auth',
  ER_ACCOUNT_HAS_BEEN_LOCKED: 'auth',
  ER_MUST_CHANGE_PASSWORD: 'auth',
  ER_MUST_CHANGE_PASSWORD_LOGIN: 'auth',
  ER_NOT_SUPPORTED_AUTH_MODE: 'auth',
  AUTH_SWITCH_PLUGIN_ERROR: 'auth',
  ER_DBACCESS_DENIED_ERROR: 'forbidden',
  ER_TABLEACCESS_DENIED_ERROR: 'forbidden',
  ER_COLUMNACCESS_DENIED_ERROR: 'forbidden',
  ER_SPECIFIC_ACCESS_DENIED_ERROR: 'forbidden',
  ER_SECURE_TRANSPORT_REQUIRED: 'config',
  HANDSHAKE_NO_SSL_SUPPORT: 'config',
  HANDSHAKE_SSL_ERROR: 'unavailable',
  PROTOCOL_CONNECTION_LOST: 'unavailable',
  PROTOCOL_SEQUENCE_TIMEOUT: 'unavailable',
  ER_CON_COUNT_ERROR: 'unavailable',
  ER_SERVER_SHUTDOWN: 'unavailable',
  ER_HOST_IS_BLOCKED: 'unavailable',
  ER_TOO_MANY_USER_CONNECTIONS: 'unavailable',
};

function errorKind(error: unknown): SyncErrorKind | undefined {
  if (isNetworkError(error)) return 'unavailable';
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return undefined;
  return KINDS[code] ?? (code.startsWith('ER_') ? 'contract' : undefined);
}
