import type { dataRetention } from '@strata/backstage-plugin-tools-common';
import type { z } from 'zod';

const HOUR_MS = 3_600_000;

/** By the keys of https://kafka.apache.org/documentation/#topicconfigs; -1 is no limit. */
export function retentionOf(
  configuration: Record<string, string | null>,
): z.output<typeof dataRetention.schema> {
  const policies = (configuration['cleanup.policy'] ?? 'delete').split(',');
  const deletes = policies.includes('delete');
  const limit = (key: string) => {
    const value = Number(configuration[key] ?? -1);
    return deletes && value >= 0 ? value : undefined;
  };
  const ms = limit('retention.ms');
  const bytes = limit('retention.bytes');
  return {
    limited: ms !== undefined || bytes !== undefined,
    hours: ms === undefined ? undefined : ms / HOUR_MS,
    bytes,
    compacted: policies.includes('compact'),
  };
}
