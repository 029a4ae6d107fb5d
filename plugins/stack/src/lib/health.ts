import type { ToolUse } from '@strata/backstage-plugin-stack-common';

export type ToolHealth = 'ok' | 'broken' | 'never';

/** Whether what we know of a tool can be trusted. */
export function healthOf({ broken, asOf }: ToolUse): ToolHealth {
  if (broken) return 'broken';
  return asOf ? 'ok' : 'never';
}
