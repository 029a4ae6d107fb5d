import { join } from 'node:path';
import { Child } from '../../shared/child';
import type { GitlabState } from './gitlab';
import type { JenkinsState } from './jenkins';
import type { ListState } from './list';

// It lies beside this file, which never runs from a bundle.
// eslint-disable-next-line no-restricted-syntax
const PROCESS = join(__dirname, 'process.ts');

export interface Counts {
  requests: number;
  /** Of the bodies of answers. */
  bytes: number;
  byKind: Record<string, number>;
}

interface States {
  gitlab: GitlabState;
  jenkins: JenkinsState;
  list: ListState;
}

interface StandInOptions<K extends keyof States> {
  kind: K;
  state: Partial<States[K]>;
  /** Milliseconds after which each request is answered. */
  latencyMs?: number;
}

/** A tool in a process of its own. */
export class StandIn<S extends object> {
  private constructor(
    private readonly child: Child,
    readonly baseUrl: string,
  ) {}

  static async with<K extends keyof States, T>(
    { kind, state, latencyMs = 0 }: StandInOptions<K>,
    work: (tool: StandIn<States[K]>) => Promise<T>,
  ): Promise<T> {
    const child = await Child.start(PROCESS, { env: { STAND_IN: kind } });
    try {
      const { port } = await child.ask<{ port: number }>({
        set: state,
        latencyMs,
      });
      return await work(new StandIn(child, `http://127.0.0.1:${port}`));
    } finally {
      await child.kill();
    }
  }

  async set(state: Partial<S>): Promise<void> {
    await this.child.ask({ set: state });
  }

  /** What was asked since the last time. */
  async takeCounts(): Promise<Counts> {
    return this.child.ask<Counts>({ reset: true });
  }
}
