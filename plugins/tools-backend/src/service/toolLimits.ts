import type {
  ToolLimit,
  ToolLimits,
} from '@strata/backstage-plugin-tools-common';
import {
  sharedLimits,
  type ConnectorInstance,
  type SharedLimit,
} from '@strata/backstage-plugin-tools-node';
import { originOf } from '../engine/limits';
import { groupBy } from '../store/grouped';

/** What holds for each tool, by its id. */
export function limitsOf(
  instances: readonly ConnectorInstance[],
): Map<string, ToolLimits> {
  const found = new Map<string, ToolLimits>();
  for (const sharing of groupBy(instances, originOf).values()) {
    const { concurrency, requestsPerMinute, callsPerHour } =
      sharedLimits(sharing);
    for (const instance of sharing) {
      const { callsPerRun } = instance.config.limits;
      const others = sharing.filter(other => other !== instance);
      found.set(instance.id, {
        concurrency: toLimit(concurrency),
        ...(requestsPerMinute && {
          requestsPerMinute: toLimit(requestsPerMinute),
        }),
        ...(callsPerHour && { callsPerHour: callsPerHour.value }),
        ...(callsPerRun && { callsPerRun }),
        sharedWith: others.map(({ id }) => id),
      });
    }
  }
  return found;
}

function toLimit({ value, configured }: SharedLimit): ToolLimit {
  return { value, configured };
}
