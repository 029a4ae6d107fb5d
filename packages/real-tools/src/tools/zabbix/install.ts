import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { run } from '../../host/command';
import type { Host } from '../../host/host';
import { debian } from '../../host/install';
import { freePort } from '../../host/ports';
import { startPostgres } from '../../host/postgres';
import { answers } from '../../host/server';

const SCHEMA = '/usr/share/zabbix-server-pgsql';
const FRONTEND = '/usr/share/zabbix';
/** The server refuses to listen higher. */
const HIGHEST_PORT = 32_767;
/** Where Debian's frontend looks for its configuration. */
const CONFIGURATION = '/etc/zabbix/zabbix.conf.php';

/** Rows of the templates that come along: thousands that no test needs. */
const OF_TEMPLATES =
  /^INSERT INTO (value|item|func|trigger|host|graphs|widget|dashboard|lld_|group_|interface|sysmap|optemplate|http)/;

export interface Installed {
  /** Of the frontend. */
  baseUrl: string;
  /** On which the server takes values. */
  trapperPort: number;
}

/** Server and frontend on a database of their own. */
export async function startZabbix(host: Host): Promise<Installed> {
  await debian(
    ...['postgresql', 'zabbix-server-pgsql', 'zabbix-frontend-php'],
    ...['php-cli', 'php-pgsql'],
  );
  const postgres = await startPostgres();
  host.atEnd(() => postgres.stop());
  const database = new URL(postgres.createDatabase('zabbix'));
  await fill(host, database);
  const baseUrl = await startFrontend(host, database);
  return { baseUrl, trapperPort: await startServer(host, database) };
}

async function fill(host: Host, database: URL) {
  const read = async (name: string) =>
    gunzipSync(await readFile(join(SCHEMA, `${name}.sql.gz`))).toString();
  const data = (await read('data'))
    .split(/\n(?=INSERT INTO |COMMIT;)/)
    .filter(statement => !OF_TEMPLATES.test(statement));
  const file = join(host.folder, 'zabbix.sql');
  await writeFile(file, [await read('schema'), ...data].join('\n'));
  await run(host.folder, 'psql', [
    ...['-q', '-v', 'ON_ERROR_STOP=1'],
    ...['-d', database.href, '-f', file],
  ]);
}

/** A copy of the frontend that looks for its configuration beside itself. */
async function startFrontend(host: Host, database: URL): Promise<string> {
  const folder = join(host.folder, 'frontend');
  await cp(FRONTEND, folder, { recursive: true });
  const configuration = join(host.folder, 'zabbix.conf.php');
  const reader = join(folder, 'include/classes/core/CConfigFile.php');
  const code = await readFile(reader, 'utf8');
  await writeFile(reader, code.replace(CONFIGURATION, configuration));
  await writeFile(
    configuration,
    `<?php
$DB = [
  'TYPE' => 'POSTGRESQL', 'SERVER' => '127.0.0.1', 'PORT' => '${database.port}',
  'DATABASE' => 'zabbix', 'USER' => '${database.username}', 'PASSWORD' => '', 'SCHEMA' => '',
  'ENCRYPTION' => false, 'KEY_FILE' => '', 'CERT_FILE' => '', 'CA_FILE' => '',
  'VERIFY_HOST' => false, 'CIPHER_LIST' => '', 'VAULT_URL' => '', 'VAULT_DB_PATH' => '',
  'VAULT_TOKEN' => '', 'DOUBLE_IEEE754' => true,
];
$IMAGE_FORMAT_DEFAULT = IMAGE_FORMAT_PNG;
`,
  );
  const address = `127.0.0.1:${await freePort()}`;
  await host.spawn('php', ['-S', address, '-t', folder], {
    cwd: folder,
    ready: () => answers(`http://${address}/api_jsonrpc.php`),
  });
  return `http://${address}`;
}

/** Takes in values and evaluates triggers. */
async function startServer(host: Host, database: URL): Promise<number> {
  const port = await freePort(HIGHEST_PORT);
  const configuration = join(host.folder, 'zabbix_server.conf');
  const settings = {
    LogType: 'console',
    ListenIP: '127.0.0.1',
    ListenPort: port,
    SocketDir: host.folder,
    PidFile: join(host.folder, 'zabbix_server.pid'),
    DBHost: '127.0.0.1',
    DBPort: database.port,
    DBName: 'zabbix',
    DBUser: database.username,
    // Seconds between two reads of the configuration.
    CacheUpdateFrequency: 1,
    AllowRoot: 1,
    StartPingers: 0,
    StartPollers: 1,
    StartDiscoverers: 0,
    StartHTTPPollers: 0,
    StartTrappers: 1,
  };
  const lines = Object.entries(settings).map(
    ([key, value]) => `${key}=${value}`,
  );
  await writeFile(configuration, lines.join('\n'));
  await host.spawn('zabbix_server', ['-f', '-c', configuration], {
    ready: async () => {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.destroy();
    },
  });
  return port;
}
