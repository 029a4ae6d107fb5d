import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { alertRules } from './resources/alert-rules';
import { dashboards } from './resources/dashboards';
import { spaces } from './resources/spaces';

export const connector = defineConnector({
  id: 'kibana',
  title: 'Kibana',
  technology: 'kibana',
  summary: 'Kibana 7.13 or later, in all spaces that the credential may enter.',
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
  annotations: {
    'elastic/kibana-dashboard': 'default/722b74f0',
    'elastic/kibana-rule': 'default/0aa4f5c1',
  },
  notCovered: [
    'OpenSearch Dashboards is not supported.',
    'Kibana of Elastic Cloud Serverless has no list of dashboards for others, and none shows more than 10,000 dashboards or rules of a space.',
    'Visualizations, maps, Canvas, data views and cases are not items.',
    'The state of Kibana and its plugins (`/api/status`) is not read: whether Kibana answers is seen, and the connector of Elasticsearch tells how the cluster behind it is.',
    'Which query a rule or a panel asks is not read.',
  ],
});
