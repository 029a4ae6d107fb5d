import { ConnectorError } from '../define/errors';

/** Failures in a row that open the circuit. */
const MOST_FAILURES = 10;
const FIRST_OPEN_MS = 30_000;
const LONGEST_OPEN_MS = 600_000;

/**
 * Leaves a tool alone that failed many times in a row: everything else that would be asked fails at
 * once, until a single trial after some time, and after each further failure after twice the time.
 */
export class Circuit {
  private failures = 0;
  private openUntil = 0;
  private trial = false;
  private last?: ConnectorError;

  async run<T>(request: () => Promise<T>): Promise<T> {
    const now = Date.now();
    if (now < this.openUntil || (this.isOpen() && this.trial)) {
      throw this.refusal(now);
    }
    this.trial = this.isOpen();
    try {
      const result = await request();
      this.failures = 0;
      return result;
    } catch (error) {
      this.note(error);
      throw error;
    } finally {
      this.trial = false;
    }
  }

  /** Allows a trial now, because a person asks for it. */
  tryNow() {
    this.openUntil = 0;
  }

  private isOpen(): boolean {
    return this.failures >= MOST_FAILURES;
  }

  /** A tool that refuses or limits requests is there: only one that is not counts as failing. */
  private note(error: unknown) {
    if (!(error instanceof ConnectorError) || error.kind !== 'unavailable') {
      this.failures = 0;
      return;
    }
    this.last = error;
    this.failures += 1;
    if (!this.isOpen()) return;
    const opened = this.failures - MOST_FAILURES;
    const wait = Math.min(FIRST_OPEN_MS * 2 ** opened, LONGEST_OPEN_MS);
    this.openUntil = Date.now() + wait;
  }

  private refusal(now: number): ConnectorError {
    const until = new Date(Math.max(this.openUntil, now)).toISOString();
    return new ConnectorError(
      'unavailable',
      `${this.last?.message} It failed ${this.failures} times in a row and is left alone until ${until}.`,
      {
        remedy: this.last?.remedy ?? '',
        // Longer than any retry within a run waits: the next run tries.
        retryAfterMs: Math.max(this.openUntil - now, FIRST_OPEN_MS + 1),
      },
    );
  }
}
