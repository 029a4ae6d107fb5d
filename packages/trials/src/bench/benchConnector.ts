import {
  defineConnector,
  defineResource,
  type WebhookDefinition,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { SIGNATURE } from './hooks/hook';

const rows = defineResource({
  name: 'rows',
  title: 'Rows',
  itemType: 'ci-job',
  process: 'ci',
  schema: z.object({
    id: z.number(),
    name: z.string(),
    description: z.string(),
    repository: z.string(),
  }),
  list: {
    path: '/rows',
    paging: { by: 'cursor', param: 'after', next: 'next', rows: 'rows' },
  },
  id: row => String(row.id),
  read: (id, { api }) => api.find(`/rows/${id}`, z.unknown(), { allow: [404] }),
  toItem: ({ id, name, description, repository }, { api }) => ({
    title: name,
    description,
    url: `${api.baseUrl}/rows/${id}`,
    hints: { repositories: [repository] },
  }),
});

const hookSchema = z.object({ item: z.string() });

export const benchWebhooks: WebhookDefinition = {
  docs: 'https://list.example.com/webhooks',
  setup: [],
  proofs: [{ hmac: { header: SIGNATURE, algorithm: 'sha256' } }],
  touches(payload) {
    const { data } = hookSchema.safeParse(payload);
    return data ? [{ resource: 'rows', id: data.item }] : [];
  },
};

/** Reads the stand-in list of `standIns/list.ts`: an inventory without further calls. */
export const benchConnector = defineConnector({
  id: 'benchlist',
  title: 'Bench list',
  technology: 'jenkins',
  docs: 'https://list.example.com/api',
  permissions: [],
  auth: ['none'],
  settings: z.object({}),
  api: { ping: '/rows' },
  resources: [rows],
  webhooks: benchWebhooks,
});
