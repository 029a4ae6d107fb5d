import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { alertRules } from './resources/alert-rules';
import { dashboards } from './resources/dashboards';
import { spaces } from './resources/spaces';

/** Kibana 7.13 or later, in all spaces that the credential may enter. */
export const connector = defineConnector({
  id: 'kibana',
  title: 'Kibana',
  technology: 'kibana',
  docs: 'https://www.elastic.co/docs/api/doc/kibana/',
  permissions: [
    'the Kibana privileges Dashboard: Read and Saved Object Management: Read in the spaces to show',
    'Read on the features whose rules to show, for example Stack Rules and Observability',
  ],
  auth: ['basic', { header: 'Authorization', prefix: 'ApiKey ' }, 'none'],
  settings: z.object({}),
  api: {
    // Without it a POST is refused; any value will do.
    headers: { 'kbn-xsrf': 'strata' },
    ping: '/api/spaces/space',
    concurrency: 2,
  },
  resources: [spaces, dashboards, alertRules],
});
