import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfSigned } from '../../host/certificates';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import { chownAll, unprivileged } from '../../host/person';
import type { ExpectedItem, RealTool } from '../../tool';

const SEED = `
DELETE FROM mysql.global_priv WHERE Host <> 'localhost';
FLUSH PRIVILEGES;
CREATE USER strata@'127.0.0.1' IDENTIFIED BY 'strata-password';
GRANT SHOW DATABASES, SLAVE MONITOR ON *.* TO strata@'127.0.0.1';
GRANT SELECT ON mysql.user TO strata@'127.0.0.1';
GRANT SELECT ON mysql.global_priv TO strata@'127.0.0.1';
CREATE USER shut@'%' IDENTIFIED BY 'shut-password' ACCOUNT LOCK;
CREATE USER copy@'127.0.0.1' IDENTIFIED BY 'copy-password';
GRANT REPLICATION SLAVE ON *.* TO copy@'127.0.0.1';
CREATE DATABASE checkout COMMENT 'service=checkout-api team=payments env=production';
CREATE DATABASE 搜索;
CREATE USER checkout_app@'%';
GRANT SELECT ON checkout.* TO checkout_app@'%';
`;
const CHANGE = `
ALTER USER checkout_app@'%' IDENTIFIED BY 'password';
ALTER DATABASE checkout COMMENT 'service=checkout-api team=orders';
SET GLOBAL require_secure_transport = ON;
SET GLOBAL expire_logs_days = 0;
`;
const REMOVE = `
DROP DATABASE 搜索;
DROP USER checkout_app@'%';
`;

const database = (comment: string, more: object): ExpectedItem => ({
  title: 'checkout',
  description: comment,
  attributes: { charset: 'utf8mb4' },
  ...more,
});
const search = { title: '搜索' };
const account = (title: string, fact: object): ExpectedItem => ({
  title,
  facts: { 'store.account': { name: title, anyHost: false, ...fact } },
});
const plain = { signIn: true, administrator: false, passwordless: false };
const app = (passwordless: boolean) =>
  account('checkout_app@%', { ...plain, passwordless, anyHost: true });
const accounts = [
  account('copy@127.0.0.1', plain),
  account('root@localhost', { administrator: true, passwordless: true }),
  account('shut@%', { ...plain, signIn: false, anyHost: true }),
  account('strata@127.0.0.1', plain),
];

const server = (
  title: string,
  backup: object,
  access: object,
): ExpectedItem => ({
  title,
  attributes: { product: 'MariaDB' },
  status: { health: 'ok', word: 'primary' },
  facts: {
    'backup.policy': { mechanisms: ['binary-log'], ...backup },
    'store.replication': { role: 'primary', replicas: 1, synchronous: false },
    'store.access': {
      authorization: true,
      defaultAccounts: ['root@localhost'],
      administrators: 1,
      ...access,
    },
  },
});

interface Running {
  port: number;
  sql(text: string): Promise<unknown>;
}

/** Debian's MariaDB in a folder of its own; `root` gets in through the socket alone. */
async function startMariadb(
  host: Host,
  name: string,
  options: string[],
): Promise<Running> {
  const person = unprivileged('mysql');
  const folder = join(host.folder, name);
  const data = join(folder, 'data');
  await mkdir(data, { recursive: true });
  await chownAll([host.folder, folder, data], person);
  await run(
    folder,
    'mariadb-install-db',
    [
      ...['--no-defaults', `--datadir=${data}`, '--skip-test-db'],
      '--auth-root-authentication-method=normal',
    ],
    {},
    person,
  );
  const port = await freePort();
  const socket = join(folder, 'socket');
  const client = ['--no-defaults', `--socket=${socket}`, '-u', 'root'];
  await host.spawn(
    'mariadbd',
    [
      ...['--no-defaults', `--datadir=${data}`, `--socket=${socket}`],
      ...['--bind-address=127.0.0.1', `--port=${port}`],
      ...['--character-set-server=utf8mb4', '--skip-name-resolve=OFF'],
      ...['--innodb-buffer-pool-size=32M', '--skip-innodb-doublewrite'],
      ...options,
    ],
    {
      ...person,
      ready: () => run(folder, 'mariadb-admin', [...client, 'ping']),
    },
  );
  const sql = async (text: string) => {
    const file = join(folder, 'step.sql');
    await writeFile(file, text);
    await run(folder, 'mariadb', [
      ...client,
      '--default-character-set=utf8mb4',
      '-e',
      `source ${file}`,
    ]);
  };
  return { port, sql };
}

/** A primary with a binary log and TLS, and a server that follows it. */
async function startPair(host: Host) {
  const { cert, key, ca } = await selfSigned(host.folder);
  await chownAll([host.folder, key], unprivileged('mysql'));
  const primary = await startMariadb(host, 'primary', [
    ...['--server-id=1', '--log-bin=binlog', '--expire-logs-days=7'],
    ...[`--ssl-cert=${cert}`, `--ssl-key=${key}`],
  ]);
  const replica = await startMariadb(host, 'replica', ['--server-id=2']);
  return { primary, replica, ca };
}

export const tool: RealTool = {
  async start(host) {
    await debian('mariadb-server', 'openssl');
    const { primary, replica, ca } = await startPair(host);
    const title = `127.0.0.1:${primary.port}`;
    const open = server(
      title,
      { retentionDays: 7 },
      { authentication: false, tls: 'offered' },
    );
    const closed = server(
      title,
      {},
      { authentication: true, anonymous: 'nothing', tls: 'required' },
    );
    const ofPayments = database(
      'service=checkout-api team=payments env=production',
      { environment: 'production' },
    );
    const ofOrders = database('service=checkout-api team=orders', {});
    return {
      config: {
        baseUrl: `mysql://${title}`,
        username: 'strata',
        token: 'strata-password',
        tls: { ca },
      },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: async () => {
          await primary.sql(SEED);
          await replica.sql(
            `CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=${primary.port}, MASTER_USER='copy', MASTER_PASSWORD='copy-password';
START SLAVE;`,
          );
        },
        expected: {
          servers: [open],
          schemas: [ofPayments, search],
          accounts: [app(true), ...accounts],
        },
      },
      change: {
        apply: async () => {
          await primary.sql(CHANGE);
        },
        expected: {
          servers: [closed],
          schemas: [ofOrders, search],
          accounts: [app(false), ...accounts],
        },
      },
      remove: {
        apply: async () => {
          await primary.sql(REMOVE);
        },
        expected: {
          servers: [closed],
          schemas: [ofOrders],
          accounts,
        },
      },
    };
  },
};
