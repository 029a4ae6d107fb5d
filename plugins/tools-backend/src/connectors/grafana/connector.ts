import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { importAlertRules } from './actions/import-alert-rules';
import { importDashboard } from './actions/import-dashboard';
import { accounts } from './resources/accounts';
import { alertRules } from './resources/alert-rules';
import { contactPoints } from './resources/contact-points';
import { dashboards } from './resources/dashboards';
import { folders } from './resources/folders';
import { hosts } from './takeOver';
import { webhooks } from './webhooks';

export const connector = defineConnector({
  id: 'grafana',
  title: 'Grafana',
  technology: 'grafana',
  summary:
    'Grafana 10 or later, one organization per instance: a service account belongs to one.',
  docs: 'https://grafana.com/docs/grafana/latest/developers/http_api/',
  permissions: [
    'the role Viewer',
    'alert.provisioning:read for alert rules, contact points and policies',
    'folders.permissions:read and dashboards.permissions:read if it sees more than viewers do',
    'org.users:read for the list of accounts, and teams:read for the members of teams that folders are given to',
  ],
  auth: ['bearer'],
  settings: z.object({}),
  api: {
    basePath: '/api',
    ping: '/search?limit=1',
    concurrency: 4,
  },
  resources: [dashboards, folders, alertRules, contactPoints, accounts],
  actions: [importDashboard, importAlertRules],
  webhooks,
  takeOver: [hosts],
  annotations: {
    'grafana/dashboard-selector': 'checkout-overview',
    'grafana/tag-selector': 'service=checkout',
    'grafana/alert-label-selector': 'service=checkout',
  },
  notCovered: [
    'Another organization is another instance, with a service account of its own.',
    'Rules that Prometheus or Mimir evaluates are not read here; the connector for Prometheus reads them.',
    'Data sources, panels and queries are not read.',
    '`grafana/overview-dashboard` and `grafana/host-id` link nothing.',
  ],
});
