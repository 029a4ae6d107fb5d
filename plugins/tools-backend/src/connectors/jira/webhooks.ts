import type {
  Touch,
  WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const projectId = z.union([z.string(), z.number()]).transform(String);

const eventSchema = z.object({
  webhookEvent: z.string().regex(/^(jira:issue|jira:version|project)_/),
  issue: z
    .object({
      fields: z.object({ project: z.object({ id: projectId }).optional() }),
    })
    .optional(),
  project: z.object({ id: projectId }).optional(),
  version: z.object({ projectId }).optional(),
});

/** Only hooks that an administrator registers are signed. */
export const webhooks: WebhookDefinition = {
  docs: 'https://developer.atlassian.com/cloud/jira/platform/webhooks/',
  setup: [
    'Create a webhook (Settings, System, WebHooks) with the address and the secret.',
    'Tick issue created, updated and deleted, all project events and all version events; leave "Exclude body" off.',
  ],
  proofs: [
    {
      hmac: {
        header: 'X-Hub-Signature',
        algorithm: 'sha256',
        prefix: 'sha256=',
      },
    },
  ],
  touches(payload): Touch[] {
    const { data } = eventSchema.safeParse(payload);
    const id =
      data?.issue?.fields.project?.id ??
      data?.project?.id ??
      data?.version?.projectId;
    return id ? [{ resource: 'projects', id }] : [];
  },
};
