import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** Seconds that a server may take to end before it is killed. */
const PATIENCE = 20;

/** Last characters of the output that are kept. */
const KEPT = 5000;

export interface ServerOptions {
  cwd?: string;
  env?: Record<string, string>;
  uid?: number;
  gid?: number;
  /** Fails while the server is not ready; tried until it does not. */
  ready?: () => Promise<unknown>;
  /** Seconds that the server may take to become ready. Default 60. */
  patience?: number;
}

/** A running server, stopped by its own process id. */
export class Server {
  private output = '';
  private readonly ended: Promise<unknown>;

  constructor(private readonly child: ChildProcess) {
    const collect = (chunk: Buffer) => {
      this.output = (this.output + chunk).slice(-KEPT);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    this.ended = new Promise(resolve => {
      child.once('error', error => {
        this.output += error;
        resolve(undefined);
      });
      child.once('close', resolve);
    });
  }

  get running(): boolean {
    const { pid, exitCode, signalCode } = this.child;
    return Boolean(pid) && exitCode === null && signalCode === null;
  }

  log(): string {
    return this.output;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    this.child.kill('SIGTERM');
    await Promise.race([this.ended, wait(PATIENCE * 1000, 0, { ref: false })]);
    if (this.running) this.child.kill('SIGKILL');
    await this.ended;
  }
}

export async function startServer(
  command: string,
  args: string[],
  { ready, patience = 60, env, ...options }: ServerOptions,
): Promise<Server> {
  const server = new Server(
    spawn(command, args, { ...options, env: { ...process.env, ...env } }),
  );
  try {
    if (ready) await eventually(ready, patience, () => server.running);
    return server;
  } catch (error) {
    await server.stop();
    throw new Error(`${command} did not start: ${error}\n${server.log()}`);
  }
}

/** Tries until it succeeds; the last error when it does not within `seconds`. */
export async function eventually<T>(
  attempt: () => Promise<T>,
  seconds = 30,
  goOn: () => boolean = () => true,
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline || !goOn()) throw error;
      await wait(200);
    }
  }
}

/** Fails unless the address answers with a status below 500. */
export async function answers(
  url: string,
  init?: RequestInit,
): Promise<Response> {
  const response = await fetch(url, init);
  if (response.status >= 500) throw new Error(`${url}: ${response.status}`);
  return response;
}
