import {
  defineConnector,
  defineResource,
} from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';

const rows = defineResource({
  name: 'rows',
  title: 'Rows',
  itemType: 'ci-job',
  process: 'ci',
  schema: z.object({
    id: z.number(),
    name: z.string(),
    description: z.string().optional(),
    repository: z.string().optional(),
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
    hints: repository ? { repositories: [repository] } : {},
  }),
});

/** Reads a list by cursor: an inventory without further calls. */
export const listConnector = defineConnector({
  id: 'listtool',
  title: 'List tool',
  technology: 'jenkins',
  docs: 'https://list.example.com/api',
  permissions: [],
  auth: ['none'],
  settings: z.object({}),
  api: { ping: '/rows' },
  resources: [rows],
});
