import { z } from 'zod';
import { defineFactType } from './define';

export const alertReceiver = defineFactType({
  id: 'alert.receiver',
  title: 'a receiver of alerts and by which channels it tells somebody',
  schema: z.object({
    name: z.string(),
    channels: z
      .array(z.string())
      .describe('For example `email`; none where it drops what it receives.'),
    used: z.boolean().describe('Whether something leads to it.'),
  }),
});

export const alertRoute = defineFactType({
  id: 'alert.route',
  title: 'where alerts with certain labels go',
  schema: z.object({
    conditions: z
      .array(z.string())
      .describe(
        'All must hold, each as the tool writes it; none for every alert.',
      ),
    receivers: z.array(z.string()),
    reachesSomebody: z
      .boolean()
      .optional()
      .describe('Whether a person is told; absent where the tool cannot tell.'),
    muted: z
      .enum(['always', 'at times'])
      .optional()
      .describe('Set where intervals of time keep it from telling anybody.'),
    enabled: z.boolean(),
    router: z
      .string()
      .optional()
      .describe(
        'Address of the tool, for rules of other tools that send their alerts there.',
      ),
    place: z
      .array(z.number())
      .optional()
      .describe(
        'Where it is in a tree of routes: the root is at `[]`, its third branch at `[2]`.',
      ),
    continues: z
      .boolean()
      .optional()
      .describe(
        'Whether an alert that takes it goes on to the branches behind it.',
      ),
  }),
});

export const alertSilence = defineFactType({
  id: 'alert.silence',
  title: 'a time in which certain alerts tell nobody',
  schema: z.object({
    conditions: z
      .array(z.string())
      .describe('All must hold, each as the tool writes it.'),
    state: z.enum(['pending', 'active', 'expired']),
    startsAt: z.string(),
    endsAt: z.string(),
    days: z.number().describe('Days from start to end, to a tenth.'),
    author: z.string().optional(),
    reason: z.string().optional(),
  }),
});

export const monitoredHost = defineFactType({
  id: 'monitoring.host',
  title: 'a machine, and whether monitoring reaches it',
  schema: z.object({
    name: z.string(),
    monitored: z.boolean(),
    reachable: z
      .boolean()
      .optional()
      .describe('Whether it answered last; absent where nothing asks it.'),
    inMaintenance: z.boolean(),
    templates: z
      .array(z.string())
      .optional()
      .describe('Absent also where the account may not see them.'),
    rules: z.number(),
  }),
});
