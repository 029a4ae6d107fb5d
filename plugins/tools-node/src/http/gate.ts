import pLimit from 'p-limit';
import { setTimeout } from 'node:timers/promises';
import type { ConnectorInstance } from '../instance';
import { Circuit } from './circuit';

/** Lets requests through: at most some at once, and at most some a minute. */
export interface Gate {
  run<T>(request: () => Promise<T>): Promise<T>;
  /** Asks a tool again that is left alone because it failed many times. */
  tryNow?(): void;
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
    if (slot > now) await setTimeout(slot - now);
  };
  return {
    run: request =>
      limit(async () => {
        if (spacingMs) await waitForSlot();
        return request();
      }),
  };
}

/** The gate of a tool: its limits as the connector knows and the company configured them. */
export function createToolGate({
  config,
  definition,
}: ConnectorInstance): Gate {
  const { api } = definition;
  const { limits } = config;
  const gate = createGate({
    concurrency: limits.concurrency ?? api.concurrency,
    requestsPerMinute: limits.requestsPerMinute ?? api.requestsPerMinute,
  });
  const circuit = new Circuit();
  return {
    run: request => gate.run(() => circuit.run(request)),
    tryNow: () => circuit.tryNow(),
  };
}
