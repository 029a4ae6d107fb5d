import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { rules } from './resources/rules';
import { targets } from './resources/targets';

/** Prometheus 2 and 3. It has no credentials of its own; a proxy before it may. */
export const connector = defineConnector({
  id: 'prometheus',
  title: 'Prometheus',
  technology: 'prometheus',
  docs: 'https://prometheus.io/docs/prometheus/latest/querying/api/',
  permissions: ['read access to /api/v1'],
  auth: ['basic', 'bearer', 'none'],
  settings: z.object({}),
  api: {
    basePath: '/api/v1',
    ping: '/status/buildinfo',
    concurrency: 2,
  },
  resources: [rules, targets],
});
