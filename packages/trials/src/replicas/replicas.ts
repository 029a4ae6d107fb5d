import { freePort } from '@strata/real-tools';
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** Seconds that a process may take to start on a busy machine. */
const START_SECONDS = 120;

// It lies beside this file, which never runs from a bundle.
// eslint-disable-next-line no-restricted-syntax
const REPLICA = join(__dirname, 'replica.ts');

/** Several backend processes on one database; a killed one is started again. */
export class Replicas {
  private readonly children = new Map<number, ChildProcess>();

  constructor(private readonly config: object) {}

  get pids(): number[] {
    return [...this.children.keys()];
  }

  async start(): Promise<void> {
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const config = {
      app: { baseUrl: base },
      backend: { baseUrl: base, listen: { host: '127.0.0.1', port } },
      ...this.config,
    };
    (config.backend as any).database = (this.config as any).database;
    const child = spawn(
      process.execPath,
      [
        '-r',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        REPLICA,
      ],
      {
        env: { ...process.env, TRIAL_CONFIG: JSON.stringify(config) },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.children.set(child.pid!, child);
    child.once('exit', () => this.children.delete(child.pid!));
    await untilReady(child);
  }

  signal(pid: number, name: NodeJS.Signals): void {
    this.children.get(pid)?.kill(name);
  }

  async kill(pid: number): Promise<void> {
    const child = this.children.get(pid);
    if (!child) return;
    const ended = new Promise(done => child.once('exit', done));
    child.kill('SIGKILL');
    await ended;
  }

  async stop(): Promise<void> {
    await Promise.all(this.pids.map(pid => this.kill(pid)));
  }
}

async function untilReady(child: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`A process did not start:\n${output}`)),
      START_SECONDS * 1000,
    );
    const read = (chunk: Buffer) => {
      output = (output + chunk).slice(-5000);
      if (!output.includes('ready\n')) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', code => {
      clearTimeout(late);
      reject(new Error(`A process ended with ${code}:\n${output}`));
    });
  });
}
