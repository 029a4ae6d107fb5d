import type { SyncErrorKind } from '@strata/backstage-plugin-tools-common';
import type {
  ClientDefinition,
  ClientTarget,
} from '@strata/backstage-plugin-tools-node';
import {
  createClient,
  Exception,
  type Client,
  type Stat,
} from 'node-zookeeper-client';
import { aclSchema, type Acl } from './access';
import { ask, parseState, type Server, type State } from './fourLetters';
import type { Settings } from './settings';

const DEFAULT_PORT = 2181;

/** Milliseconds for one server to say that it is there, and for a session to begin. */
const PATIENCE_MS = 5000;

/** What each of them says of itself; `undefined` for those that do not answer. */
export function statesOf(servers: Server[]): Promise<(State | undefined)[]> {
  return Promise.all(
    servers.map(server =>
      ask(server, 'srvr', PATIENCE_MS).then(parseState, () => undefined),
    ),
  );
}

/** The ensemble behind one session, in promises. */
export class Ensemble {
  constructor(private readonly client: Client, readonly servers: Server[]) {}

  /** The names of the znodes below a path. */
  children(path: string): Promise<string[]> {
    return new Promise((resolve, reject) => {
      this.client.getChildren(path, (error, names) =>
        error ? reject(error) : resolve(names.sort()),
      );
    });
  }

  async acl(path: string): Promise<{ acl: Acl; stat: Stat }> {
    const answer = await new Promise<{ acl: unknown; stat: Stat }>(
      (resolve, reject) => {
        this.client.getACL(path, (error, acl, stat) =>
          error ? reject(error) : resolve({ acl, stat }),
        );
      },
    );
    return { acl: aclSchema.parse(answer.acl), stat: answer.stat };
  }

  /** The list of members: https://zookeeper.apache.org/doc/current/zookeeperReconfig.html */
  configuration(): Promise<string> {
    return new Promise((resolve, reject) => {
      this.client.getData('/zookeeper/config', (error, data) =>
        error ? reject(error) : resolve(data?.toString('utf8') ?? ''),
      );
    });
  }

  states(): Promise<(State | undefined)[]> {
    return statesOf(this.servers);
  }

  close() {
    this.client.close();
  }
}

export const ensemble: ClientDefinition<Ensemble, Settings> = {
  async open(target) {
    const servers = serversOf(target);
    // The client tries for ever; a server that cannot be reached at all is told apart here.
    await Promise.any(servers.map(server => ask(server, 'srvr', PATIENCE_MS)));
    const client = createClient(
      servers.map(({ host, port }) => `${host}:${port}`).join(),
      { sessionTimeout: target.timeoutMs, retries: 0 },
    );
    const { username, password } = target;
    if (username && password) {
      client.addAuthInfo('digest', Buffer.from(`${username}:${password}`));
    }
    try {
      await connected(client);
    } catch (error) {
      client.close();
      throw error;
    }
    return new Ensemble(client, servers);
  },
  close: opened => opened.close(),
  errorKind,
};

/** The known servers, each by itself: a session begins only where there is a quorum. */
export const singly: ClientDefinition<Server[], Settings> = {
  open: async target => serversOf(target),
  close: () => {},
  errorKind,
};

function serversOf({ url, settings }: ClientTarget<Settings>): Server[] {
  const others = settings.servers.map(server => {
    const [host, port] = server.split(':');
    return { host, port: Number(port) };
  });
  const port = Number(url.port || DEFAULT_PORT);
  return [{ host: url.hostname, port }, ...others];
}

/** A server without a quorum accepts connections and drops them. */
class NoSession extends Error {}

function connected(client: Client): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new NoSession('no server began a session')),
      PATIENCE_MS,
    );
    client.once('connected', () => {
      clearTimeout(late);
      resolve();
    });
    client.connect();
  });
}

const KINDS = new Map<number, SyncErrorKind>([
  // A wrong digest is accepted and then fits no ACL: ZooKeeper does not tell the two apart.
  [Exception.NO_AUTH, 'auth'],
  [Exception.AUTH_FAILED, 'auth'],
  [Exception.NO_NODE, 'config'],
  [Exception.CONNECTION_LOSS, 'unavailable'],
  [Exception.SESSION_EXPIRED, 'unavailable'],
  [Exception.OPERATION_TIMEOUT, 'unavailable'],
]);

function errorKind(error: unknown): SyncErrorKind | undefined {
  if (error instanceof NoSession || error instanceof AggregateError) {
    return 'unavailable';
  }
  return error instanceof Exception
    ? KINDS.get(error.getCode()) ?? 'contract'
    : undefined;
}

/** The answer, or `undefined` where ACLs hide it or it has gone since. */
export async function unlessHidden<T>(
  answer: Promise<T>,
): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const none = [Exception.NO_AUTH, Exception.NO_NODE];
    if (error instanceof Exception && none.includes(error.getCode())) {
      return undefined;
    }
    throw error;
  }
}
