import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { clusters } from './resources/clusters';
import { queues } from './resources/queues';
import { users } from './resources/users';
import { vhosts } from './resources/vhosts';

export const connector = defineConnector({
  id: 'rabbitmq',
  title: 'RabbitMQ',
  technology: 'rabbitmq',
  summary:
    'RabbitMQ 3.8 to 4 through its management plugin; one cluster per instance.',
  docs: 'https://www.rabbitmq.com/docs/http-api-reference',
  permissions: [
    'the tag monitoring',
    "some permission in every virtual host: rabbitmqctl set_permissions -p … strata '^$' '^$' '^$'",
    'the tag administrator instead, where users should be shown',
  ],
  auth: ['basic'],
  settings: z.object({}),
  api: {
    basePath: '/api',
    ping: '/whoami',
    concurrency: 2,
    // A tag that the account lacks is answered like a wrong password.
    errorKind: ({ status, text }) =>
      status === 401 && /"Not \w+ user"/.test(text) ? 'forbidden' : undefined,
  },
  resources: [clusters, vhosts, queues, users],
  annotations: {
    'rabbitmq.com/vhost': 'payments',
    'rabbitmq.com/queue': 'payments/orders',
  },
  example: {
    baseUrl: 'https://rabbitmq.example.com:15671',
    username: 'strata',
  },
  notCovered: [
    'Messages, exchanges and bindings are not read.',
    'Whether somebody keeps a copy of the definitions is not known: RabbitMQ exports them on request, and does not note it.',
    'Whether the account guest still has the password that it came with is not known: only where it is gone, no account is as it was installed.',
    'Which application consumes a queue is not known.',
    'Whether the anonymous account gets in from other machines, and what it may do, is not told by the management plugin: where the mechanism ANONYMOUS is on, as RabbitMQ 4 is installed, it is not known whether clients must prove who they are.',
  ],
});
