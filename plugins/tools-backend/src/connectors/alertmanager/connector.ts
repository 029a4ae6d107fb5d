import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { receivers } from './resources/receivers';
import { routes } from './resources/routes';
import { silences } from './resources/silences';
import { webhooks } from './webhooks';

export const connector = defineConnector({
  id: 'alertmanager',
  title: 'Alertmanager',
  technology: 'alertmanager',
  summary:
    'Alertmanager 0.22 and later, alone or as a cluster behind one address.',
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
  webhooks,
  example: { username: undefined, token: undefined },
  notCovered: [
    'Which alerts fire is not read: Prometheus, Grafana or Zabbix show their rules with their state.',
    'Inhibition rules are not taken into account: which alerts they hold back depends on which others fire.',
    'Routes and receivers come from the running configuration, so that changes of its file show only once it was loaded.',
  ],
});
