import type { WebhookDefinition } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { SIGNATURE } from './hook';

const hookSchema = z.object({ item: z.string() });

/** What the stand-in list sends when one of its rows changes. */
export const listWebhooks: WebhookDefinition = {
  docs: 'https://list.example.com/webhooks',
  setup: [],
  proofs: [{ hmac: { header: SIGNATURE, algorithm: 'sha256' } }],
  touches(payload) {
    const { data } = hookSchema.safeParse(payload);
    return data ? [{ resource: 'rows', id: data.item }] : [];
  },
};
