import { z } from 'zod';
import { defineFactType } from './define';

export const alertReceiver = defineFactType({
  id: 'alert.receiver',
  title: 'a receiver of alerts and by which channels it tells somebody',
  schema: z.object({
    name: z.string(),
    /** For example `email`; none where it drops what it receives. */
    channels: z.array(z.string()),
    /** Whether something leads to it. */
    used: z.boolean(),
  }),
});

export const alertRoute = defineFactType({
  id: 'alert.route',
  title: 'where alerts with certain labels go',
  schema: z.object({
    /** All must hold, each as the tool writes it; none for every alert. */
    conditions: z.array(z.string()),
    receivers: z.array(z.string()),
    /** Whether a person is told; absent where the tool cannot tell. */
    reachesSomebody: z.boolean().optional(),
    enabled: z.boolean(),
  }),
});

export const alertSilence = defineFactType({
  id: 'alert.silence',
  title: 'a time in which certain alerts tell nobody',
  schema: z.object({
    /** All must hold, each as the tool writes it. */
    conditions: z.array(z.string()),
    state: z.enum(['pending', 'active', 'expired']),
    startsAt: z.string(),
    endsAt: z.string(),
    /** Days from start to end, to a tenth. */
    days: z.number(),
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
    /** Whether it answered last; absent where nothing asks it. */
    reachable: z.boolean().optional(),
    inMaintenance: z.boolean(),
    /** Absent also where the account may not see them. */
    templates: z.array(z.string()).optional(),
    rules: z.number(),
  }),
});
