import { freePort } from '@strata/real-tools';
import { join } from 'node:path';
import { Child } from '../shared/child';
import { configOn } from '../shared/portalConfig';

// It lies beside this file, which never runs from a bundle.
// eslint-disable-next-line no-restricted-syntax
const REPLICA = join(__dirname, 'replica.ts');

/** Several backend processes on one database; a killed one is started again. */
export class Replicas {
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
    child.onExit(() => this.children.delete(child.pid));
  }

  signal(pid: number, name: NodeJS.Signals): void {
    this.children.get(pid)?.signal(name);
  }

  async kill(pid: number): Promise<void> {
    await this.children.get(pid)?.kill();
  }

  async stop(): Promise<void> {
    await Promise.all(this.pids.map(pid => this.kill(pid)));
  }
}
