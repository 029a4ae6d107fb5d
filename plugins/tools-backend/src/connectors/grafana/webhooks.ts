import type {
  Touch,
  WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const eventSchema = z.object({
  alerts: z.array(z.object({ generatorURL: z.string().optional() })),
  externalURL: z.string().optional(),
});

/** `…/alerting/grafana/<uid>/view`, and `…/alerting/<uid>/edit` before Grafana 9. */
const RULE = /\/alerting\/(?:grafana\/)?([^/?]+)\/(?:view|edit)/;

/** A contact point that is told of every alert. Dashboards and folders have no webhooks. */
export const webhooks: WebhookDefinition = {
  docs: 'https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/',
  setup: [
    'Create a contact point of the type Webhook with the address.',
    'Enter the secret under HMAC Signature, with X-Grafana-Alerting-Timestamp as its timestamp header; before Grafana 12, enter it as the credentials of the authorization header.',
    'Add a notification policy without matchers above all others that leads to it, and tick "Continue matching subsequent sibling nodes".',
  ],
  proofs: [
    {
      hmac: {
        header: 'X-Grafana-Alerting-Signature',
        algorithm: 'sha256',
        timestampHeader: 'X-Grafana-Alerting-Timestamp',
      },
    },
    'bearer',
    'basic',
  ],
  // An alert that goes on is told of again in the same words.
  repeatsAfterMinutes: 5,
  touches(payload): Touch[] {
    const { data } = eventSchema.safeParse(payload);
    const uids = (data?.alerts ?? []).flatMap(
      ({ generatorURL }) => RULE.exec(generatorURL ?? '')?.[1] ?? [],
    );
    return [...new Set(uids)].map(id => ({ resource: 'alert-rules', id }));
  },
};
