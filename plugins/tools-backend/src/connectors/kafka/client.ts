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
  type SeekEntry,
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
  /** Where in each partition begins what was written since `time`, in milliseconds, by topic. */
  offsetsSince(
    topics: string[],
    time: number,
  ): Promise<Map<string, SeekEntry[]>>;
}

/** A connection for administrators' questions; it finds the other brokers by itself. */
export const broker: ClientDefinition<Connection, Settings> = {
  async open(target) {
    const kafka = new Kafka(configurationFor(target));
    const admin = kafka.admin();
    await admin.connect();
    return {
      ...admin,
      principal: principalOf(target),
      offsetsSince: (...asked) => offsetsSince(kafka, ...asked),
    };
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
  // The client then gives no list at all, though the brokers sent one.
  if (type === 'LEADER_NOT_AVAILABLE') return 'unavailable';
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
    const { type, cause } = error as KafkaError;
    // Those that may go away by themselves come with what was tried last.
    const known = type ?? (cause as KafkaError | undefined)?.type;
    if (known && types.includes(known)) return new Refusal(known);
    throw error;
  }
}

/**
 * With each topic, the client asks anew about all that its connection was ever asked about; so it
 * gets a connection for these only. A topic that has just gone is left out.
 */
async function offsetsSince(
  kafka: Kafka,
  ...[topics, time]: Parameters<Connection['offsetsSince']>
) {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const found = new Map<string, SeekEntry[]>();
    for (const topic of topics) {
      const offsets = await orRefusal(
        admin.fetchTopicOffsetsByTimestamp(topic, time),
        ['UNKNOWN_TOPIC_OR_PARTITION'],
      );
      if (!(offsets instanceof Refusal)) found.set(topic, offsets);
    }
    return found;
  } finally {
    await admin.disconnect();
  }
}
