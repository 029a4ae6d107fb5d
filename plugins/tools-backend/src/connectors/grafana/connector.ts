import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { importAlertRules } from './actions/import-alert-rules';
import { importDashboard } from './actions/import-dashboard';
import { alertRules } from './resources/alert-rules';
import { contactPoints } from './resources/contact-points';
import { dashboards } from './resources/dashboards';
import { folders } from './resources/folders';
import { hosts } from './takeOver';

/** Grafana 10 or later, one organization per instance: a service account belongs to one. */
export const connector = defineConnector({
  id: 'grafana',
  title: 'Grafana',
  technology: 'grafana',
  docs: 'https://grafana.com/docs/grafana/latest/developers/http_api/',
  permissions: [
    'the role Viewer',
    'alert.provisioning:read for alert rules, contact points and policies',
    'folders.permissions:read and dashboards.permissions:read if it sees more than viewers do',
  ],
  auth: ['bearer'],
  settings: z.object({}),
  api: {
    basePath: '/api',
    ping: '/search?limit=1',
    concurrency: 4,
  },
  resources: [dashboards, folders, alertRules, contactPoints],
  actions: [importDashboard, importAlertRules],
  takeOver: [hosts],
});
