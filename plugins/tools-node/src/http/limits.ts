import type { ConnectorInstance } from '../instance';

/** Requests in flight at once where neither the company nor the connector says. */
export const DEFAULT_CONCURRENCY = 4;

/** A limit of a tool, and the instance that has it. */
export interface SharedLimit {
  value: number;
  of: ConnectorInstance;
  /** Whether the company configured it; otherwise the connector assumes it. */
  configured: boolean;
}

export interface SharedLimits {
  /** Requests in flight at once. */
  concurrency: SharedLimit;
  requestsPerMinute?: SharedLimit;
  callsPerHour?: SharedLimit;
}

/**
 * The limits of instances that share an origin and a credential: the smallest that the company
 * configured for any of them, else the smallest that their connectors know.
 */
export function sharedLimits(
  instances: readonly ConnectorInstance[],
): SharedLimits {
  const limit = (name: keyof SharedLimits, otherwise?: number) =>
    least(instances, true, ({ config }) => config.limits[name]) ??
    least(instances, false, ({ definition: { api } }) =>
      name === 'callsPerHour' ? undefined : api[name] ?? otherwise,
    );
  return {
    concurrency: limit('concurrency', DEFAULT_CONCURRENCY)!,
    requestsPerMinute: limit('requestsPerMinute'),
    callsPerHour: limit('callsPerHour'),
  };
}

function least(
  instances: readonly ConnectorInstance[],
  configured: boolean,
  valueOf: (instance: ConnectorInstance) => number | undefined,
): SharedLimit | undefined {
  const known = instances.flatMap(of => {
    const value = valueOf(of);
    return value === undefined ? [] : [{ value, of, configured }];
  });
  return known.sort((a, b) => a.value - b.value)[0];
}
