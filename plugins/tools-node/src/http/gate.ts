import pLimit from 'p-limit';

/** Lets requests through: at most some at once, and at most some a minute. */
export interface Gate {
  run<T>(request: () => Promise<T>): Promise<T>;
}

/** One gate serves all resources of an instance, so that their limits add up to one. */
export function createGate(options: {
  concurrency?: number;
  requestsPerMinute?: number;
}): Gate {
  const limit = pLimit(options.concurrency ?? 4);
  const spacingMs = options.requestsPerMinute
    ? 60_000 / options.requestsPerMinute
    : 0;
  let nextSlot = 0;
  const waitForSlot = async () => {
    const now = Date.now();
    const slot = Math.max(now, nextSlot);
    nextSlot = slot + spacingMs;
    if (slot > now) await new Promise(done => setTimeout(done, slot - now));
  };
  return {
    run: request =>
      limit(async () => {
        if (spacingMs) await waitForSlot();
        return request();
      }),
  };
}
