import { appendFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfSigned } from '../../host/certificates';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { chownAll, unprivileged } from '../../host/person';
import { freePort } from '../../host/ports';
import { findBinaries } from '../../host/postgres';
import { Skipped } from '../../host/report';
import type { ExpectedItem, RealTool } from '../../tool';

const SEED = `
CREATE ROLE strata LOGIN PASSWORD 'strata-password';
GRANT pg_monitor TO strata;
GRANT SELECT ON pg_hba_file_rules TO strata;
GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO strata;
CREATE ROLE payments;
CREATE ROLE checkout_app LOGIN PASSWORD 'x' IN ROLE payments VALID UNTIL '2030-01-01Z';
CREATE DATABASE checkout OWNER payments;
COMMENT ON DATABASE checkout IS 'service=checkout-api team=payments env=production';
CREATE DATABASE search;
REVOKE CONNECT ON DATABASE search FROM PUBLIC;
SELECT pg_switch_wal();
`;
const CHANGE = `
ALTER DATABASE search RENAME TO search_index;
ALTER ROLE payments CREATEDB;
ALTER SYSTEM SET archive_command = 'exit 3';
SELECT pg_reload_conf();
`;
const REMOVE = `
DROP DATABASE checkout;
DROP ROLE checkout_app;
`;

const checkout = {
  title: 'checkout',
  environment: 'production',
  attributes: { owner: 'payments', encoding: 'UTF8' },
  status: { health: 'ok', word: 'open' },
  facts: { 'store.access': { authorization: false } },
};
const postgres = { title: 'postgres' };
const search = (title: string) => ({
  title,
  facts: { 'store.access': { authorization: true } },
});
const account = (
  title: string,
  fact: object,
  options: string[] = [],
): ExpectedItem => ({
  title,
  attributes: { options },
  facts: { 'store.account': { name: title, ...fact } },
});
const app = account('checkout_app', {
  signIn: true,
  administrator: false,
  expiresAt: '2030-01-01T00:00:00Z',
});
const team = (...options: string[]) =>
  account('payments', { signIn: false }, options);
const accounts = [
  {
    ...account('postgres', { signIn: true, administrator: true }),
    attributes: { login: true },
  },
  account('strata', { signIn: true, administrator: false }),
];

const server = (
  address: string,
  facts: { failing: boolean; anonymous: string },
): ExpectedItem => ({
  title: address,
  attributes: { passwordEncryption: 'scram-sha-256' },
  status: facts.failing
    ? { health: 'warning', word: 'archiving fails' }
    : { health: 'ok', word: 'primary' },
  facts: {
    'backup.policy': {
      mechanisms: ['log-archive'],
      failing: facts.failing,
    },
    'store.replication': {
      role: 'primary',
      replicas: 1,
      healthy: true,
      synchronous: false,
    },
    'store.access': {
      authentication: facts.anonymous === 'nothing',
      anonymous: facts.anonymous,
      administrators: 1,
      tls: facts.anonymous === 'nothing' ? 'required' : 'offered',
    },
  },
});

/** Who may connect: over TLS with a password, until the change lets everybody in. */
const RULES = `local all all trust
local replication all trust
hostssl all all 127.0.0.1/32 scram-sha-256
hostssl all all 10.0.0.0/8 scram-sha-256
`;
const OPEN_RULE = 'host all all 10.0.0.0/8 trust\n';

/** A primary that archives its log, in folders that PostgreSQL's own user may enter. */
async function startPrimary(host: Host, bin: string) {
  const person = unprivileged('postgres');
  const folder = join(host.folder, 'primary');
  const data = join(folder, 'data');
  await mkdir(join(folder, 'archive'), { recursive: true });
  const { cert, key, ca } = await selfSigned(folder);
  await chownAll([host.folder, folder, join(folder, 'archive'), key], person);
  const asUser = (name: string, args: string[]) =>
    run(folder, join(bin, name), args, {}, person);
  await asUser('initdb', [
    ...['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
  ]);
  const rules = join(data, 'pg_hba.conf');
  await writeFile(rules, RULES);
  const port = await freePort();
  const login = ['-h', folder, '-p', `${port}`, '-U', 'postgres'];
  await writeFile(
    join(data, 'postgresql.auto.conf'),
    `ssl = on
ssl_cert_file = '${cert}'
ssl_key_file = '${key}'
archive_mode = on
archive_command = 'cp %p ${folder}/archive/%f'
fsync = off
`,
  );
  await host.spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder],
    { ...person, ready: () => asUser('pg_isready', login) },
  );
  const sql = (text: string) =>
    writeFile(join(folder, 'step.sql'), text).then(() =>
      asUser('psql', [
        ...[...login, '-v', 'ON_ERROR_STOP=1', '-q', '-f', 'step.sql'],
      ]),
    );
  return { folder, port, ca, login, rules, sql, asUser, person };
}

/** A copy of the primary that follows it. */
async function startReplica(
  host: Host,
  bin: string,
  { folder, login, asUser, person }: Awaited<ReturnType<typeof startPrimary>>,
) {
  const data = join(folder, 'replica');
  await asUser('pg_basebackup', [...login, '-D', data, '-R', '-c', 'fast']);
  const port = `${await freePort()}`;
  await host.spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', port, '-h', '127.0.0.1', '-k', folder],
    {
      ...person,
      ready: () => asUser('pg_isready', ['-h', folder, '-p', port]),
    },
  );
}

export const tool: RealTool = {
  async start(host) {
    await debian('postgresql', 'openssl');
    const bin = findBinaries();
    if (!bin) throw new Skipped('Debian put no PostgreSQL server in place');
    const primary = await startPrimary(host, bin);
    await startReplica(host, bin, primary);
    const address = `127.0.0.1:${primary.port}`;
    const guarded = server(address, { failing: false, anonymous: 'nothing' });
    const open = server(address, { failing: true, anonymous: 'write' });
    return {
      config: {
        baseUrl: `postgresql://${address}`,
        username: 'strata',
        token: 'strata-password',
        tls: { ca: primary.ca },
      },
      wrongCredential: { token: 'wrong' },
      seed: {
        apply: async () => {
          await primary.sql(SEED);
        },
        expected: {
          servers: [guarded],
          databases: [checkout, postgres, search('search')],
          roles: [app, team(), ...accounts],
        },
      },
      change: {
        apply: async () => {
          await appendFile(primary.rules, OPEN_RULE);
          await primary.sql(CHANGE);
          await primary.sql('SELECT pg_switch_wal()');
        },
        expected: {
          servers: [open],
          databases: [checkout, postgres, search('search_index')],
          roles: [app, team('CREATEDB'), ...accounts],
        },
      },
      remove: {
        apply: async () => {
          await primary.sql(REMOVE);
        },
        expected: {
          servers: [open],
          databases: [postgres, search('search_index')],
          roles: [team('CREATEDB'), ...accounts],
        },
      },
    };
  },
};
