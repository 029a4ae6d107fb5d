import { setTimeout as wait } from 'node:timers/promises';

/** Waits before each further attempt, in milliseconds: a plugin that is starting needs some seconds. */
export const STARTING_DELAYS_MS: readonly number[] = [1_000, 4_000, 15_000];

/** Tries again while the other side says that it is not there yet. */
export async function retryWhileStarting<T>(
  attempt: () => Promise<T>,
  options: { delaysMs?: readonly number[]; signal?: AbortSignal } = {},
): Promise<T> {
  for (const delay of options.delaysMs ?? STARTING_DELAYS_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!mayBeStarting(error)) throw error;
      await wait(delay, undefined, { signal: options.signal });
    }
  }
  return attempt();
}

function mayBeStarting(error: { statusCode?: number; name?: string }): boolean {
  if (error.statusCode !== undefined) return error.statusCode === 503;
  // `fetch` reports a refused connection as a TypeError
  return error.name === 'TypeError';
}
