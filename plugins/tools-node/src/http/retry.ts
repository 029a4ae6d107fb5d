import { setTimeout } from 'node:timers/promises';
import { ConnectorError } from '../define/errors';

export interface RetryPolicy {
  /** Attempts after the first one. */
  retries: number;
  /** Milliseconds before the first retry; doubles each time, with jitter. */
  baseDelayMs: number;
  /** A longer wait than this, in milliseconds, is left to the next scheduled run. */
  maxDelayMs: number;
}

export const defaultRetryPolicy: RetryPolicy = {
  retries: 3,
  baseDelayMs: 500,
  maxDelayMs: 30_000,
};

/**
 * Milliseconds that a `Retry-After` header asks for: seconds, or an HTTP date
 * (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
 */
export function parseRetryAfter(
  value: string | null,
  now: number,
): number | undefined {
  if (!value?.trim()) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Math.ceil(Number(value) * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** Repeats `attempt` while it fails with something that may pass by itself. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  options: {
    policy: RetryPolicy;
    mayRetry: (error: ConnectorError) => boolean;
    signal?: AbortSignal;
  },
): Promise<T> {
  const { policy, mayRetry, signal } = options;
  for (let tried = 0; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConnectorError) || !error.retryable) throw error;
      if (tried >= policy.retries || !mayRetry(error)) throw error;
      const backOff = policy.baseDelayMs * 2 ** tried * (0.5 + Math.random());
      const wait = error.retryAfterMs ?? backOff;
      if (wait > policy.maxDelayMs) throw error;
      await sleep(wait, signal);
    }
  }
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await setTimeout(ms, undefined, { signal });
  } catch {
    throw signal!.reason;
  }
}
