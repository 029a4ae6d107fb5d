import type {
  Touch,
  WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const notificationSchema = z.object({
  receiver: z.string().min(1),
  groupKey: z.string(),
});

/**
 * Alertmanager tells of alerts and never of its configuration. What a notification shows is which
 * receiver got it; rules and their state are Prometheus's.
 */
export const webhooks: WebhookDefinition = {
  docs: 'https://prometheus.io/docs/alerting/latest/configuration/#webhook_config',
  setup: [
    'Add webhook_configs with the address to the receivers to show.',
    'Give the secret as the credentials of http_config.authorization, or as the password of http_config.basic_auth.',
  ],
  proofs: ['bearer', 'basic'],
  // `repeat_interval` has hours, but an alert that comes back within them is told of in the same words.
  repeatsAfterMinutes: 5,
  touches(payload): Touch[] {
    const { data } = notificationSchema.safeParse(payload);
    return data ? [{ resource: 'receivers', id: data.receiver }] : [];
  },
};
