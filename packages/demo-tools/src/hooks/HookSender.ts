import type { Tool } from '../tools';

/** What a tool sends when something changed. */
export interface Hook {
  headers?: Record<string, string>;
  body: object;
}

export interface HookTarget {
  /** Address that an administrator would have entered in the tool. */
  url: string;
  /** What proves the sender. */
  headers: Record<string, string>;
}

/** A portal that does not answer is left alone after so many milliseconds. */
const TIMEOUT_MS = 5_000;

/** Sends one hook after the other and, as the real tools, does not try again. */
export class HookSender {
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly tool: Tool,
    private readonly target: HookTarget,
    private readonly log: (line: string) => void = () => {},
  ) {}

  send(hook: Hook): void {
    this.last = this.last.then(() => this.post(hook));
  }

  /** Waits for what is on its way. */
  settled(): Promise<void> {
    return this.last;
  }

  private async post({ headers, body }: Hook): Promise<void> {
    try {
      const { status } = await fetch(this.target.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...this.target.headers,
          ...headers,
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (status >= 400) this.log(`${this.tool}: webhook answered ${status}`);
    } catch (error) {
      const { cause, message } = error as Error & { cause?: Error };
      this.log(`${this.tool}: webhook not sent: ${cause?.message ?? message}`);
    }
  }
}
