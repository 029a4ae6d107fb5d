import { join } from 'node:path';
import { Child } from '../../shared/child';

// It lies beside this file, which never runs from a bundle.
// eslint-disable-next-line no-restricted-syntax
const PROCESS = join(__dirname, 'process.ts');

export interface Counts {
  requests: number;
  /** Of the bodies of answers. */
  bytes: number;
  byKind: Record<string, number>;
}

/** A tool in a process of its own. */
export class StandIn<S extends object> {
  private constructor(
    private readonly child: Child,
    readonly baseUrl: string,
  ) {}

  static async start<T extends object>(
    kind: 'gitlab' | 'jenkins' | 'list',
    state: Partial<T>,
    latencyMs = 0,
  ): Promise<StandIn<T>> {
    const child = await Child.start(PROCESS, { env: { STAND_IN: kind } });
    const { port } = await child.ask<{ port: number }>({
      set: state,
      latencyMs,
    });
    return new StandIn<T>(child, `http://127.0.0.1:${port}`);
  }

  async set(state: Partial<S>): Promise<void> {
    await this.child.ask({ set: state });
  }

  async setLatency(latencyMs: number): Promise<void> {
    await this.child.ask({ latencyMs });
  }

  /** What was asked since the last time. */
  async takeCounts(): Promise<Counts> {
    return this.child.ask<Counts>({ reset: true });
  }

  async stop(): Promise<void> {
    await this.child.kill();
  }
}
