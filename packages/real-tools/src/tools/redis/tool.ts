import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfSigned } from '../../host/certificates';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import type { ExpectedItem, RealTool } from '../../tool';

const USERS = `user default on nopass ~* &* +@all
user admin on >admin-password ~* &* +@all
user strata on >strata-password -@all +ping +info +config|get +acl|users +acl|dryrun
user checkout on >checkout-password ~checkout:* -@all +@read +@write
user copy on >copy-password +psync +replconf +ping
`;

const account = (name: string, administrator: boolean): ExpectedItem => ({
  title: name,
  facts: { 'store.account': { name, administrator } },
});
const users = (...more: ExpectedItem[]) => [
  account('admin', true),
  account('checkout', false),
  account('copy', false),
  account('default', true),
  ...more,
  account('strata', false),
];

const server = (
  title: string,
  backup: object,
  access: object,
): ExpectedItem => ({
  title,
  attributes: { mode: 'standalone' },
  status: { health: 'ok', word: 'primary' },
  facts: {
    'backup.policy': { ...backup },
    'store.replication': { role: 'primary', replicas: 1 },
    'store.access': {
      tls: 'offered',
      clientCertificates: false,
      ...access,
    },
  },
});

/** A server in a folder of its own, and a way to give it commands. */
async function startRedis(host: Host, name: string, options: string[]) {
  const folder = join(host.folder, name);
  await mkdir(folder);
  await writeFile(join(folder, 'users.acl'), USERS);
  const port = await freePort();
  const login = [
    '--no-auth-warning',
    '--user',
    'admin',
    '-a',
    'admin-password',
  ];
  const command = (...args: string[]) =>
    run(folder, 'redis-cli', ['-e', '-p', `${port}`, ...login, ...args]);
  await host.spawn(
    'redis-server',
    [
      ...['--bind', '127.0.0.1', '--port', `${port}`, '--dir', folder],
      ...['--aclfile', join(folder, 'users.acl'), ...options],
    ],
    { ready: () => command('PING') },
  );
  return { port, command };
}

/** A primary that also speaks TLS, and a server that follows it. */
async function startPair(host: Host) {
  const { cert, key, ca } = await selfSigned(host.folder);
  const tlsPort = await freePort();
  const primary = await startRedis(host, 'primary', [
    ...['--appendonly', 'yes', '--save', '3600 1'],
    ...['--tls-port', `${tlsPort}`, '--tls-auth-clients', 'no'],
    ...[
      '--tls-cert-file',
      cert,
      '--tls-key-file',
      key,
      '--tls-ca-cert-file',
      cert,
    ],
  ]);
  await startRedis(host, 'replica', [
    ...['--replicaof', `127.0.0.1 ${primary.port}`],
    ...['--masteruser', 'copy', '--masterauth', 'copy-password'],
  ]);
  return { command: primary.command, tlsPort, ca };
}

export const tool: RealTool = {
  async start(host) {
    await debian('redis-server', 'openssl');
    const { command, tlsPort, ca } = await startPair(host);
    const title = `127.0.0.1:${tlsPort}`;
    const open = server(
      title,
      { mechanisms: ['append-log', 'snapshot'], failing: false },
      {
        authentication: false,
        anonymous: 'write',
        defaultAccounts: ['default'],
      },
    );
    const closed = server(
      title,
      { mechanisms: [] },
      { authentication: true, anonymous: 'nothing' },
    );
    return {
      config: {
        baseUrl: `rediss://${title}`,
        username: 'strata',
        token: 'strata-password',
        tls: { ca },
      },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: async () => {
          await command('SET', 'checkout:1', 'a value that nobody reads');
        },
        expected: { servers: [open], users: users() },
      },
      change: {
        apply: async () => {
          await command('ACL', 'SETUSER', 'default', 'resetpass', '>password');
          await command('ACL', 'SETUSER', 'search', 'on', '>password', '+get');
          await command('CONFIG', 'SET', 'appendonly', 'no');
          await command('CONFIG', 'SET', 'save', '');
        },
        expected: {
          servers: [closed],
          users: users(account('search', false)),
        },
      },
      remove: {
        apply: async () => {
          await command('ACL', 'DELUSER', 'search');
        },
        expected: { servers: [closed], users: users() },
      },
    };
  },
};
