import { z } from 'zod';
import { defineFactType } from './define';

export const alertRule = defineFactType({
  id: 'alert.rule',
  title: 'an alert rule with its severity, runbook and receiver',
  schema: z.object({
    name: z.string(),
    state: z.enum(['inactive', 'pending', 'firing', 'paused', 'unknown']),
    severity: z.string().optional(),
    runbookUrl: z.string().optional(),
    routed: z
      .boolean()
      .optional()
      .describe(
        'Whether a receiver is configured for it; absent where the tool cannot tell.',
      ),
    labels: z
      .record(z.string(), z.string())
      .optional()
      .describe(
        'Labels that its alerts carry whatever sets them off; they may carry more.',
      ),
    routers: z
      .array(z.string())
      .optional()
      .describe(
        'Addresses of the tools that decide who receives its alerts, where it is not this one.',
      ),
  }),
});

export const dashboard = defineFactType({
  id: 'monitoring.dashboard',
  title: 'a dashboard with its folder and last edit',
  schema: z.object({
    folder: z.string().optional(),
    tags: z.array(z.string()),
    updatedAt: z.string().optional(),
  }),
});

export const monitoringTarget = defineFactType({
  id: 'monitoring.target',
  title: 'a scraped target and whether it is up',
  schema: z.object({
    job: z.string(),
    up: z.number(),
    down: z.number(),
    lastError: z.string().optional(),
  }),
});
