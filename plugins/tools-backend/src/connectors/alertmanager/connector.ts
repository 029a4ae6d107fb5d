import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { receivers } from './resources/receivers';
import { routes } from './resources/routes';
import { silences } from './resources/silences';

/** Alertmanager 0.22 and later, alone or as a cluster behind one address. */
export const connector = defineConnector({
  id: 'alertmanager',
  title: 'Alertmanager',
  technology: 'alertmanager',
  docs: 'https://prometheus.io/docs/alerting/latest/alertmanager/',
  permissions: ['read access to /api/v2/status and /api/v2/silences'],
  auth: ['basic', 'bearer', 'certificate', 'none'],
  settings: z.object({}),
  api: {
    basePath: '/api/v2',
    ping: '/status',
    concurrency: 2,
  },
  resources: [receivers, routes, silences],
});
