import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { unprivileged } from './person';
import { freePort } from './ports';
import { Skipped } from './report';

export interface Postgres {
  /** Makes an empty database; throws `Skipped` where no PostgreSQL is installed. */
  createDatabase(name: string): string;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** Starts a PostgreSQL of its own in a temporary folder, on a free port of loopback. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findBinaries();
  if (!bin) {
    return {
      createDatabase() {
        throw new Skipped(`no PostgreSQL server under ${DEBIAN}`);
      },
      async stop() {},
    };
  }
  const person = unprivileged('postgres');
  const folder = await mkdtemp(join(tmpdir(), 'strata-postgres-'));
  if (person.uid !== undefined) await chown(folder, person.uid, person.gid!);
  const data = join(folder, 'data');
  const call = (name: string, args: string[]) =>
    execFileSync(join(bin, name), args, {
      ...person,
      cwd: folder,
      stdio: 'pipe',
    });
  call('initdb', [
    '-D',
    data,
    '-U',
    'strata',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--no-sync',
  ]);
  const port = await freePort();
  const server = spawn(
    join(bin, 'postgres'),
    ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', folder, '-F'],
    { ...person, cwd: folder, stdio: 'ignore' },
  );
  const login = ['-h', '127.0.0.1', '-p', `${port}`, '-U', 'strata'];
  await untilReady(() => call('pg_isready', login));
  return {
    createDatabase(name) {
      call('createdb', [...login, name]);
      return `postgres://strata@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      const ended = new Promise(resolve => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with the programs of the newest PostgreSQL that Debian installed. */
export function findBinaries(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined;
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(DEBIAN, version, 'bin'))
    .find(bin => existsSync(join(bin, 'initdb')));
}

async function untilReady(probe: () => unknown): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      probe();
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error('PostgreSQL did not become ready within 10 seconds');
}
