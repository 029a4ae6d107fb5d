import { ConnectorError } from '../define/errors';
import { BudgetSpentError } from './budget';

/**
 * What a tool asks of one request, to wait, holds for all that are made with the same credential:
 * those that come meanwhile fail here, for as long as it asked, and are tried again as it is.
 */
export class Pause {
  private until = 0;
  private last?: ConnectorError;

  async run<T>(request: () => Promise<T>): Promise<T> {
    const left = this.until - Date.now();
    if (left > 0) throw this.refusal(left);
    try {
      return await request();
    } catch (error) {
      this.note(error);
      throw error;
    }
  }

  /** Asks again now, because a person wants it. */
  end() {
    this.until = 0;
  }

  private note(error: unknown) {
    if (!(error instanceof ConnectorError) || error.kind !== 'rateLimited') {
      return;
    }
    // A run's own budget says nothing about the tool.
    if (error instanceof BudgetSpentError || !error.retryAfterMs) return;
    this.last = error;
    this.until = Math.max(this.until, Date.now() + error.retryAfterMs);
  }

  private refusal(left: number): ConnectorError {
    const until = new Date(this.until).toISOString();
    const { message, remedy } = this.last!;
    return new ConnectorError(
      'rateLimited',
      `${message} It is left alone until ${until}, as it asked.`,
      { remedy, retryAfterMs: left },
    );
  }
}
