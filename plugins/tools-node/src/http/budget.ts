import { ConnectorError } from '../define/errors';
import type { Speaker } from './failures';

/** Milliseconds until the next run may go on after a spent budget. */
const PAUSE_MS = 60_000;

/** A run may ask no more, whatever its tool would allow. */
export class BudgetSpentError extends ConnectorError {}

/** Counts the requests and calls of one run, and ends it where it may make no more. */
export class CallBudget {
  spent = 0;

  constructor(private readonly who: Speaker, private readonly most?: number) {}

  spend() {
    if (this.most !== undefined && this.spent >= this.most) {
      throw new BudgetSpentError(
        'rateLimited',
        `${this.who.name} was asked ${this.most} times, which is all that one run may.`,
        {
          remedy: `The next run goes on where the tool's list allows it; raise \`${this.who.configKey}.limits.callsPerRun\` if it never comes to an end.`,
          retryAfterMs: PAUSE_MS,
        },
      );
    }
    this.spent += 1;
  }
}
