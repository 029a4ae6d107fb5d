import pLimit from 'p-limit';
import { setTimeout } from 'node:timers/promises';
import type { ConnectorInstance } from '../instance';
import { HourBudget, takeOwnCalls, type TakeCalls } from './budget';
import { Circuit } from './circuit';
import { DEFAULT_CONCURRENCY, sharedLimits } from './limits';
import { Pause } from './pause';
import { speakerFor } from './speaker';

/** Lets requests through: at most some at once, and at most some a minute. */
export interface Gate {
  run<T>(request: () => Promise<T>): Promise<T>;
  /** Asks a tool again that is left alone, because it failed many times or asked for it. */
  tryNow?(): void;
}

/** One gate serves all resources of an instance, so that their limits add up to one. */
export function createGate(options: {
  concurrency?: number;
  requestsPerMinute?: number;
}): Gate {
  const limit = pLimit(options.concurrency ?? DEFAULT_CONCURRENCY);
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

/**
 * The gate of instances that share an origin and a credential. What they may ask in an hour is
 * counted by `take`; default: for this process alone.
 */
export function createSharedLimits(
  instances: readonly ConnectorInstance[],
  take: TakeCalls = takeOwnCalls(),
): Gate {
  const { concurrency, requestsPerMinute, callsPerHour } =
    sharedLimits(instances);
  const pause = new Pause();
  const gate = createGate({
    concurrency: concurrency.value,
    requestsPerMinute: requestsPerMinute?.value,
  });
  const budget =
    callsPerHour &&
    new HourBudget(speakerFor(callsPerHour.of), callsPerHour.value, take);
  const ask = async <T>(request: () => Promise<T>) => {
    await budget?.spend();
    return request();
  };
  return {
    run: request => gate.run(() => pause.run(() => ask(request))),
    tryNow: () => pause.end(),
  };
}

/**
 * The gate of a tool: its limits, which others at its origin may share, and a circuit of its own,
 * because a proxy with one broken tool behind it may have others that are well.
 */
export function createToolGate(
  instance: ConnectorInstance,
  limits: Gate = createSharedLimits([instance]),
): Gate {
  const circuit = new Circuit();
  return {
    run: request => limits.run(() => circuit.run(request)),
    tryNow: () => {
      limits.tryNow?.();
      circuit.tryNow();
    },
  };
}
