import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type {
  ClientDefinition,
  ClientTarget,
} from '@strata/backstage-plugin-tools-node';
import { X509Certificate } from 'node:crypto';
import {
  Kafka,
  logLevel,
  type Admin,
  type KafkaConfig,
  type SASLOptions,
} from 'kafkajs';
import type { Settings } from './settings';

const ENCRYPTED = 'kafka+ssl';
const OPEN = 'kafka';
export const PROTOCOLS = [OPEN, ENCRYPTED];

export function protocolFor(encrypted: boolean): string {
  return encrypted ? ENCRYPTED : OPEN;
}

const DEFAULT_PORT = 9092;

/** Milliseconds for one broker to accept a connection. */
const CONNECT_MS = 5000;

export interface Connection extends Admin {
  /** Whom ACLs name when they mean the account. */
  principal: string;
}

/** A connection for administrators' questions; it finds the other brokers by itself. */
export const broker: ClientDefinition<Connection, Settings> = {
  async open(target) {
    const admin = new Kafka(configurationFor(target)).admin();
    await admin.connect();
    return { ...admin, principal: principalOf(target) };
  },
  close: admin => admin.disconnect(),
  errorKind,
};

function configurationFor(target: ClientTarget<Settings>): KafkaConfig {
  const { url, settings, tls, timeoutMs } = target;
  return {
    clientId: 'strata',
    brokers: [`${url.hostname}:${url.port || DEFAULT_PORT}`].concat(
      settings.brokers,
    ),
    ssl: url.protocol === `${ENCRYPTED}:` && { ...tls },
    sasl: saslOf(target),
    connectionTimeout: Math.min(CONNECT_MS, timeoutMs),
    requestTimeout: timeoutMs,
    retry: { retries: 2 },
    logLevel: logLevel.NOTHING,
  };
}

/** As brokers name clients unless they are told otherwise: by their certificate from its last name on. */
export function principalOf({
  username,
  password,
  tls,
}: Pick<ClientTarget, 'username' | 'password' | 'tls'>): string {
  if (username && password) return `User:${username}`;
  if (!tls?.cert) return 'User:ANONYMOUS';
  const names = new X509Certificate(tls.cert).subject.split('\n');
  return `User:${names.reverse().join(',')}`;
}

function saslOf({
  username,
  password,
  settings,
}: ClientTarget<Settings>): SASLOptions | undefined {
  if (!username || !password) return undefined;
  return { mechanism: settings.mechanism, username, password } as SASLOptions;
}

/** What the client's errors have beyond a message. */
interface KafkaError extends Error {
  /** Kafka's name of an error that the broker sent. */
  type?: string;
  cause?: Error;
}

const UNREACHABLE =
  /^KafkaJS(Connection|RequestTimeout|BrokerNotFound|NumberOfRetriesExceeded|Metadata|Lock)/;

function errorKind(error: unknown): SyncErrorKind | undefined {
  const { name, type = '', cause } = error as KafkaError;
  if (!name?.startsWith('KafkaJS')) return undefined;
  if (name === 'KafkaJSSASLAuthenticationError') return 'auth';
  if (type.endsWith('AUTHORIZATION_FAILED')) return 'forbidden';
  // Given up after some tries, for a reason of its own.
  const reason = cause && errorKind(cause);
  if (reason) return reason;
  return UNREACHABLE.test(name) ? 'unavailable' : 'contract';
}

/** That the account may not know something, or that the cluster has no such thing. */
export class Refusal {
  /** As Kafka names the error. */
  constructor(readonly type: string) {}
}

/** The answer, or the refusal where it is one of these types. */
export async function orRefusal<T>(
  answer: Promise<T>,
  types: string[],
): Promise<T | Refusal> {
  try {
    return await answer;
  } catch (error) {
    const { type } = error as KafkaError;
    if (type && types.includes(type)) return new Refusal(type);
    throw error;
  }
}
