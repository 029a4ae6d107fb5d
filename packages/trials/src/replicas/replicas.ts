import { freePort } from '@strata/real-tools';
import { join } from 'node:path';
import { Child } from '../shared/child';
import { configOn } from '../shared/portalConfig';

// It lies beside this file, which never runs from a bundle.
// eslint-disable-next-line no-restricted-syntax
const REPLICA = join(__dirname, 'replica.ts');

/** Several backend processes on one database; a killed one is started again. */
export class Replicas {
  /** Ends of processes that nobody had asked for. */
  readonly lost: string[] = [];
  private readonly children = new Map<number, Child>();

  constructor(private readonly config: object) {}

  get pids(): number[] {
    return [...this.children.keys()];
  }

  async start(): Promise<void> {
    const config = configOn(await freePort(), this.config);
    const child = await Child.start(REPLICA, {
      env: { TRIAL_CONFIG: JSON.stringify(config) },
    });
    this.children.set(child.pid, child);
    child.onExit((how, output) => {
      if (!this.children.delete(child.pid)) return;
      this.lost.push(`${child.pid} ended with ${how}:\n${output}`);
    });
  }

  /** What each process wrote last of warnings and errors. */
  troubles(): string[] {
    return [...this.children].map(([pid, child]) => {
      const lines = child.output().split('\n');
      const bad = lines.filter(line => /warn|error/i.test(line));
      return `${pid}:\n${bad.slice(-20).join('\n')}`;
    });
  }

  signal(pid: number, name: NodeJS.Signals): void {
    this.children.get(pid)?.signal(name);
  }

  async kill(pid: number): Promise<void> {
    const child = this.children.get(pid);
    this.children.delete(pid);
    await child?.kill();
  }

  /** Wakes those that sleep, and starts as many as are missing of `count`. */
  async restore(count: number): Promise<void> {
    for (const pid of this.pids) this.signal(pid, 'SIGCONT');
    while (this.children.size < count) await this.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.pids.map(pid => this.kill(pid)));
  }
}
