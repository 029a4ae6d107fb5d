import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { on, once } from 'node:events';

/** Seconds that a process may take to start on a busy machine. */
const START_SECONDS = 120;

export interface ChildOptions {
  env?: Record<string, string>;
  /** Arguments of Node.js itself. */
  execArgv?: string[];
}

/** A process of a TypeScript file, which says `ready` on its output when it works. */
export class Child {
  private constructor(
    private readonly process: ChildProcess,
    /** The last that it wrote. */
    readonly output: () => string,
  ) {}

  static async start(file: string, options: ChildOptions = {}): Promise<Child> {
    const child = fork(file, [], {
      execArgv: [
        ...(options.execArgv ?? []),
        '-r',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const output = keepOutput(child);
    await untilReady(child, output);
    return new Child(child, output);
  }

  get pid(): number {
    return this.process.pid!;
  }

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }

  /** Sends a question over the channel of the two processes and waits for its answer. */
  async ask<T>(question: object): Promise<T> {
    const id = randomUUID();
    const done = new AbortController();
    const { signal } = done;
    const exit = once(this.process, 'exit', { signal }).then(([code]) => {
      throw new Error(`A process ended with ${code} while it was asked`);
    });
    this.process.send({ id, question });
    try {
      return await Promise.race([this.answerTo<T>(id, signal), exit]);
    } finally {
      done.abort();
      exit.catch(() => {});
    }
  }

  /** Other messages on the channel are those of the tool that compiles TypeScript. */
  private async answerTo<T>(id: string, signal: AbortSignal): Promise<T> {
    for await (const [message] of on(this.process, 'message', { signal })) {
      if (message.id !== id) continue;
      if (message.error) throw new Error(message.error);
      return message.answer;
    }
    throw new Error('The channel to a process was closed');
  }

  /** Tells how it ended, and the last that it wrote. */
  onExit(listener: (how: string, output: string) => void): void {
    this.process.once('exit', (code, signal) =>
      listener(String(signal ?? code), this.output()),
    );
  }

  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }
}

function keepOutput({ stdout, stderr }: ChildProcess): () => string {
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk).slice(-50_000);
  };
  stdout!.on('data', keep);
  stderr!.on('data', keep);
  return () => output;
}

async function untilReady(
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`A process did not start:\n${output()}`)),
      START_SECONDS * 1000,
    );
    child.stdout!.on('data', () => {
      if (!output().includes('ready\n')) return;
      clearTimeout(late);
      resolve();
    });
    child.once('exit', code => {
      clearTimeout(late);
      reject(new Error(`A process ended with ${code}:\n${output()}`));
    });
  });
}

/** In the child: answers each question of `Child.ask`. */
export function answer(
  reply: (question: any) => Promise<object> | object,
): void {
  process.on('message', async ({ id, question }: any) => {
    try {
      process.send!({ id, answer: await reply(question) });
    } catch (error) {
      process.send!({ id, error: String((error as Error).stack ?? error) });
    }
  });
  // The process has no purpose without the one that started it.
  process.on('disconnect', () => process.exit(0));
}
