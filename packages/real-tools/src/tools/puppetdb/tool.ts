import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../../host/command';
import { Authority, type Certificate } from '../../host/certificates';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import { startPostgres } from '../../host/postgres';
import { answers } from '../../host/server';
import type { RealTool } from '../../tool';
import { createCommands } from './commands';

const JAR = '/usr/share/puppetdb/puppetdb.jar';
const BOOTSTRAP = '/etc/puppetdb/bootstrap.cfg';

/** Every service must have a rule; only the status is open, as Debian has it. */
const RULES = `authorization: { version: 1, rules: [ {
  match-request: { path: "/", type: path }, allow-unauthenticated: true,
  sort-order: 500, name: "all" } ] }
`;

function settings(options: {
  folder: string;
  database: URL;
  ports: { plain: number; tls: number };
  ca: string;
  server: Certificate;
}): string {
  const { folder, database, ports, ca, server } = options;
  return `[global]
vardir = ${join(folder, 'var')}
[database]
subname = //${database.host}${database.pathname}
username = ${database.username}
password = unused
# An older report is thrown away on arrival.
report-ttl = 3650d
[puppetdb]
certificate-allowlist = ${join(folder, 'allowed')}
disable-update-checking = true
[jetty]
host = 127.0.0.1
port = ${ports.plain}
ssl-host = 127.0.0.1
ssl-port = ${ports.tls}
ssl-cert = ${server.cert}
ssl-key = ${server.key}
ssl-ca-cert = ${ca}
client-auth = need
`;
}

async function createDatabase(host: Host): Promise<URL> {
  const postgres = await startPostgres();
  host.atEnd(() => postgres.stop());
  const database = new URL(postgres.createDatabase('puppetdb'));
  await run(host.folder, 'psql', [
    ...[database.href, '-c', 'CREATE EXTENSION pg_trgm'],
  ]);
  return database;
}

/** Connects by TLS with a certificate; a plain port is for filling it. */
async function configure(host: Host, authority: Authority) {
  const { folder } = host;
  const ports = { plain: await freePort(), tls: await freePort() };
  const configuration = join(folder, 'conf.d');
  await mkdir(configuration);
  await mkdir(join(folder, 'var'));
  await writeFile(join(folder, 'allowed'), 'strata\n');
  await writeFile(join(configuration, 'auth.conf'), RULES);
  await writeFile(
    join(configuration, 'puppetdb.ini'),
    settings({
      ...{ folder, ports },
      database: await createDatabase(host),
      ca: authority.file,
      server: await authority.issue('server'),
    }),
  );
  return { configuration, ports };
}

async function startServer(host: Host) {
  await debian('puppetdb', 'postgresql', 'openssl');
  const authority = await Authority.create(host.folder);
  const { configuration, ports } = await configure(host, authority);
  const plain = `http://127.0.0.1:${ports.plain}`;
  await host.spawn(
    'java',
    [
      ...['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
      ...['-cp', JAR, 'clojure.main'],
      ...['-m', 'puppetlabs.puppetdb.core', 'services'],
      ...['--config', configuration, '--bootstrap-config', BOOTSTRAP],
    ],
    {
      patience: 240,
      ready: async () => {
        const state = await answers(`${plain}/status/v1/simple`);
        if ((await state.text()) !== 'running') throw new Error('starting');
      },
    },
  );
  const tlsFor = async (name: string) =>
    authority.tlsOf(await authority.issue(name));
  return { plain, secure: `https://127.0.0.1:${ports.tls}`, tlsFor };
}

const machine = (title: string, lastResult: string, more: object = {}) => ({
  title,
  facts: {
    'host.configuration': { windowHours: 24, fresh: true, lastResult, ...more },
  },
});
const configured = (
  { title, facts }: ReturnType<typeof machine>,
  roles: string[],
  profiles: string[],
) => {
  const value = { roles, profiles, environment: 'production' };
  return { title, facts: { ...facts, 'host.roles': value } };
};
const web = {
  ...configured(
    machine('web-1.example', 'unchanged'),
    ['role::web'],
    ['profile::nginx'],
  ),
  attributes: { os: 'Debian 12', role: 'web', codeEnvironment: 'production' },
};
const silent = machine('db-1.example', 'failed', {
  fresh: false,
  lastReportAt: '2026-01-02T03:04:05.000Z',
});
const newcomer = configured(
  machine('new-1.example', 'changed'),
  [],
  ['profile::base'],
);

export const tool: RealTool = {
  async start(host) {
    const { plain, secure, tlsFor } = await startServer(host);
    const commands = createCommands(plain);
    return {
      config: { baseUrl: secure, tls: await tlsFor('strata') },
      wrongCredential: { tls: await tlsFor('stranger') },
      seed: {
        apply: async () => {
          await commands.facts('web-1.example', {
            role: 'web',
            os: { name: 'Debian', release: { major: '12' } },
          });
          await commands.catalog('web-1.example', [
            ...['Settings', 'Main', 'Role::Web', 'Profile::Nginx', 'Profiler'],
          ]);
          await commands.report('web-1.example', 'unchanged', new Date());
          const long = new Date('2026-01-02T03:04:05Z');
          await commands.report('db-1.example', 'failed', long);
          await commands.facts('new-1.example', { role: 'queue' });
        },
        expected: {
          hosts: [
            silent,
            machine('new-1.example', 'none', { fresh: false }),
            web,
          ],
        },
      },
      change: {
        apply: async () => {
          await commands.report('new-1.example', 'changed', new Date());
          // Debian's build cannot replace a catalog by another, so that this is its first.
          await commands.catalog('new-1.example', ['Profile::Base']);
        },
        expected: {
          hosts: [silent, newcomer, web],
        },
      },
      remove: {
        apply: () => commands.deactivate('new-1.example'),
        expected: { hosts: [silent, web] },
      },
    };
  },
};
