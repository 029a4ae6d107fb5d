import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { writeRuleFile } from './actions/write-rule-file';
import { rules } from './resources/rules';
import { targets } from './resources/targets';
import { prometheusSettings } from './settings';

export const connector = defineConnector({
  id: 'prometheus',
  title: 'Prometheus',
  technology: 'prometheus',
  summary:
    'Prometheus 2 and 3. It has no credentials of its own; a proxy before it may.',
  docs: 'https://prometheus.io/docs/prometheus/latest/querying/api/',
  permissions: ['read access to /api/v1'],
  auth: ['basic', 'bearer', 'none'],
  settings: prometheusSettings,
  api: {
    basePath: '/api/v1',
    ping: '/status/buildinfo',
    concurrency: 2,
  },
  resources: [rules, targets],
  actions: [writeRuleFile],
  annotations: {
    'prometheus.io/alert': 'CheckoutErrorRate',
    'prometheus.io/labels': 'service=checkout',
    'prometheus.io/service-name': 'checkout',
  },
  example: { username: undefined, token: undefined },
  notCovered: [
    'Metrics and their values are not read, nor are recording rules.',
    'To whom an alert goes is known only where its Alertmanager is read too.',
    'The server itself is no item: its configuration and flags are not read.',
    '`prometheus.io/rule` links nothing.',
  ],
});
