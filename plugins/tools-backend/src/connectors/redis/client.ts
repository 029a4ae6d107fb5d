import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type {
  ClientDefinition,
  ClientTarget,
} from '@strata/backstage-plugin-tools-node';
import { Redis } from 'ioredis';
import { hostOf, isNetworkError } from '../shared/network';

export interface RedisClient {
  call(command: string, ...args: string[]): Promise<unknown>;
  close(): void;
}

/** Signed in as configured. */
export const redis: ClientDefinition<RedisClient> = {
  async open(target) {
    const client = await connect(target);
    const { username, password } = target;
    try {
      if (password) {
        await client.call('AUTH', ...(username ? [username] : []), password);
      }
      await client.call('PING');
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  },
  close: client => client.close(),
  errorKind,
};

/** Not signed in, to see how far a stranger gets. */
export const stranger: ClientDefinition<RedisClient> = {
  open: connect,
  close: client => client.close(),
  errorKind,
};

/** Whether an answer says that a stranger gets no further. */
export function turnsAway(error: unknown): boolean {
  return /^(NOAUTH|NOPERM|DENIED)\b|Connection is closed/.test(
    (error as Error).message,
  );
}

async function connect({
  url,
  tls,
  timeoutMs,
}: ClientTarget): Promise<RedisClient> {
  const client = new Redis({
    host: hostOf(url),
    port: Number(url.port || 6379),
    ...(url.protocol === 'rediss:' && { tls: { ...tls } }),
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    lazyConnect: true,
    // A run opens its own connection and ends with it; the engine tries again.
    retryStrategy: null as never,
    maxRetriesPerRequest: 0,
    enableReadyCheck: false,
    disableClientInfo: true,
  });
  let broken: Error | undefined;
  client.on('error', error => {
    broken = error;
  });
  try {
    await client.connect();
  } catch (error) {
    client.disconnect();
    throw broken ?? error;
  }
  return {
    // What broke the connection tells more than that it is closed.
    call: (command, ...args) =>
      client.call(command, ...args).catch(error => {
        throw broken ?? error;
      }),
    close: () => client.disconnect(),
  };
}

/** By the first word of an answer (https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors). */
const KINDS: [RegExp, SyncErrorKind][] = [
  [/^(NOAUTH|WRONGPASS|DENIED)\b|invalid password/, 'auth'],
  // A password for a server that has none set.
  [/without any password configured|but no password is set/, 'config'],
  // Managed editions take commands away from everybody.
  [/^NOPERM\b|unknown (sub)?command/i, 'forbidden'],
  [/^(LOADING|BUSY|MASTERDOWN)\b|max number of clients/, 'unavailable'],
  [/Connection is closed|timed out|ETIMEDOUT/, 'unavailable'],
  [/^[A-Z]{3,} /, 'contract'],
];

function errorKind(error: unknown): SyncErrorKind | undefined {
  if (isNetworkError(error)) return 'unavailable';
  const { message = '' } = (error ?? {}) as Partial<Error>;
  return KINDS.find(([pattern]) => pattern.test(message))?.[1];
}
