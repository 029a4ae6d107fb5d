import pLimit from 'p-limit';
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

/** What of an hour's calls somebody may make, and when the next hour begins. */
export interface TakenCalls {
  granted: number;
  /** Milliseconds. */
  nextInMs: number;
}

/** Takes so many of the `most` calls of an hour; fewer, or none, where not so many are left. */
export type TakeCalls = (wanted: number, most: number) => Promise<TakenCalls>;

/** Counts the calls of this process alone. */
export function takeOwnCalls(): TakeCalls {
  let taken = 0;
  let end = 0;
  return async (wanted, most) => {
    const now = Date.now();
    if (now >= end) {
      end = now + HOUR_MS;
      taken = 0;
    }
    const granted = Math.min(wanted, most - taken);
    taken += granted;
    return { granted, nextInMs: end - now };
  };
}

/** Parts of an hour's calls that are taken at once: who dies loses the rest of one. */
const PARTS = 50;

/** Holds what is asked of a tool with one credential, by whatever run, to so many calls in an hour. */
export class HourBudget {
  private left = 0;
  private end = 0;
  private readonly inTurn = pLimit(1);

  constructor(
    private readonly who: Speaker,
    private readonly most: number,
    private readonly take: TakeCalls,
  ) {}

  spend(): Promise<void> {
    return this.inTurn(async () => {
      if (!this.left || Date.now() >= this.end) await this.refill();
      if (!this.left) throw this.refusal();
      this.left -= 1;
    });
  }

  private async refill() {
    const part = Math.ceil(this.most / PARTS);
    const { granted, nextInMs } = await this.take(part, this.most);
    this.left = granted;
    this.end = Date.now() + nextInMs;
  }

  private refusal() {
    const { name, configKey } = this.who;
    const end = new Date(this.end).toISOString();
    return new BudgetSpentError(
      'rateLimited',
      `${name} was asked ${this.most} times within an hour, which is all that its credential may.`,
      {
        remedy: `It goes on by itself at ${end}; raise \`${configKey}.limits.callsPerHour\` where the tool allows more.`,
        retryAfterMs: this.end - Date.now(),
      },
    );
  }
}
