import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import type { RealTool } from '../../tool';

const JAVA = ['-cp', '/usr/share/java/*'];

const READER = { username: 'strata', token: 'read-only' };
const ADMIN = 'admin:all-rights';

/** An entry of an ACL for an account: ZooKeeper keeps a hash of name and password. */
function digest(account: string, rights: string): string {
  const [name] = account.split(':');
  const hash = createHash('sha1').update(account).digest('base64');
  return `digest:${name}:${hash}:${rights}`;
}

const PROTECTED = [
  digest(ADMIN, 'cdrwa'),
  digest(`${READER.username}:${READER.token}`, 'r'),
].join();
const READABLE = `${digest(ADMIN, 'cdrwa')},world:anyone:r`;

const configuration = (options: {
  data: string;
  port: number;
  peers: string[];
}) => `tickTime=1000
initLimit=10
syncLimit=5
dataDir=${options.data}
clientPort=${options.port}
clientPortAddress=127.0.0.1
admin.enableServer=false
${options.peers.join('\n')}
`;

const MEMBERS = [1, 2, 3];

/** Starts an ensemble of three. */
async function startZooKeeper(host: Host) {
  const members = await Promise.all(
    MEMBERS.map(async id => ({
      id,
      port: await freePort(),
      peer: `127.0.0.1:${await freePort()}:${await freePort()}`,
    })),
  );
  const peers = members.map(({ id, peer }) => `server.${id}=${peer}`);
  const start = async ({ id, port }: (typeof members)[number]) => {
    const data = join(host.folder, `data-${id}`);
    const config = join(host.folder, `zoo-${id}.cfg`);
    await mkdir(data);
    await writeFile(join(data, 'myid'), `${id}`);
    await writeFile(config, configuration({ data, port, peers }));
    const main = 'org.apache.zookeeper.server.quorum.QuorumPeerMain';
    return host.spawn('java', [...JAVA, main, config], {
      ready: () => serves(port),
    });
  };
  const servers = await Promise.all(members.map(start));
  const [{ port }] = members;
  /** Types commands into ZooKeeper's own client. */
  const type = async (...commands: string[]) => {
    const script = join(host.folder, 'commands');
    const lines = [`addauth digest ${ADMIN}`, ...commands, 'quit', ''];
    await writeFile(script, lines.join('\n'));
    const client = ['org.apache.zookeeper.ZooKeeperMain', '-server'];
    const words = [...JAVA, ...client, `127.0.0.1:${port}`];
    const quoted = words.map(word => `'${word}'`).join(' ');
    await run(host.folder, 'sh', ['-c', `java ${quoted} < ${script}`]);
  };
  return { members, type, third: servers[2] };
}

function serves(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write('srvr'));
    socket.on('data', chunk => {
      answer += chunk;
    });
    socket.once('error', reject);
    socket.once('close', () =>
      answer.includes('Mode:') ? resolve() : reject(new Error(answer)),
    );
  });
}

const cluster = (healthy: number) => ({
  title: 'real',
  type: 'config-cluster',
  status:
    healthy === MEMBERS.length
      ? { health: 'ok', word: 'serving' }
      : { health: 'warning', word: `${healthy} of 3 serve` },
  facts: {
    'cluster.health': {
      members: 3,
      healthy,
      mayFail: healthy - 2,
      quorum: true,
    },
    'store.access': {
      authentication: true,
      authorization: true,
      anonymous: 'nothing',
    },
  },
});

const namespace = (title: string, anonymous: string) => ({
  title,
  type: 'config-namespace',
  facts: {
    'store.access': {
      authentication: anonymous === 'nothing',
      authorization: anonymous !== 'write',
      anonymous,
    },
  },
});

export const tool: RealTool = {
  async start(host) {
    await debian('zookeeper');
    const { members, type, third } = await startZooKeeper(host);
    const [first, ...others] = members.map(({ port }) => `127.0.0.1:${port}`);
    return {
      config: { baseUrl: `zookeeper://${first}`, servers: others, ...READER },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: () =>
          type(
            `create /checkout "" ${PROTECTED}`,
            `create /checkout/limits secret ${PROTECTED}`,
            'create /dubbo',
            'create /dubbo/com.example.Orders',
            `create /orders "" ${READABLE}`,
            'create /orders/open',
            `setAcl / ${PROTECTED}`,
          ),
        expected: {
          clusters: [cluster(3)],
          namespaces: [
            namespace('/checkout', 'nothing'),
            namespace('/dubbo', 'write'),
            // Anybody may change what lies below it.
            namespace('/orders', 'write'),
          ],
        },
      },
      change: {
        apply: () =>
          type(
            `setAcl /orders/open ${READABLE}`,
            `setAcl -R /dubbo ${PROTECTED}`,
            'create /paid',
          ),
        expected: {
          clusters: [cluster(3)],
          namespaces: [
            namespace('/checkout', 'nothing'),
            namespace('/dubbo', 'nothing'),
            namespace('/orders', 'read'),
            namespace('/paid', 'write'),
          ],
        },
      },
      remove: {
        async apply() {
          await type('deleteall /dubbo', 'deleteall /paid');
          await third.stop();
        },
        expected: {
          clusters: [cluster(2)],
          namespaces: [
            namespace('/checkout', 'nothing'),
            namespace('/orders', 'read'),
          ],
        },
      },
    };
  },
};
