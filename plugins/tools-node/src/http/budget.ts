import { ConnectorError } from '../define/errors';
import type { Speaker } from './failures';

/** Milliseconds until the next run may go on after a spent budget. */
const PAUSE_MS = 60_000;

const HOUR_MS = 3_600_000;

/** No more may be asked, whatever the tool would allow. */
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

/** Counts what is asked of a tool with one credential, by whatever run, in an hour. */
export class HourBudget {
  private spent = 0;
  private end = 0;

  constructor(private readonly who: Speaker, private readonly most: number) {}

  spend() {
    const now = Date.now();
    if (now >= this.end) {
      this.end = now + HOUR_MS;
      this.spent = 0;
    }
    if (this.spent >= this.most) {
      throw new BudgetSpentError(
        'rateLimited',
        `${this.who.name} was asked ${this.most} times within an hour, which is all that its credential may.`,
        {
          remedy: `It goes on by itself at ${new Date(
            this.end,
          ).toISOString()}; raise \`${
            this.who.configKey
          }.limits.callsPerHour\` where the tool allows more.`,
          retryAfterMs: this.end - now,
        },
      );
    }
    this.spent += 1;
  }
}
