import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { mysql } from './client';
import { accounts } from './resources/accounts';
import { schemas } from './resources/schemas';
import { servers } from './resources/servers';

export const connector = defineConnector({
  id: 'mysql',
  title: 'MySQL',
  technology: 'mysql',
  summary:
    'MySQL 5.7 to 9 and MariaDB 10.2 or later, one server per instance. `ssl-mode` in the address means what it means to the `mysql` client.',
  docs: 'https://dev.mysql.com/doc/refman/en/privileges-provided.html',
  permissions: [
    'GRANT SHOW DATABASES, REPLICATION CLIENT ON *.* TO strata (MariaDB 10.5 or later: SHOW DATABASES, SLAVE MONITOR)',
    'GRANT SELECT ON mysql.user TO strata, for accounts',
    'GRANT SELECT ON mysql.global_priv TO strata, to tell which accounts are locked (MariaDB 10.4.2 or later); without it, whether they may sign in stays unknown',
    'GRANT SELECT ON performance_schema.threads TO strata, for the number of replicas (MySQL only)',
  ],
  auth: ['basic'],
  settings: z.object({}),
  api: {
    protocols: ['mysql', 'mariadb'],
    ping: ({ use }) => use(mysql, async () => undefined),
    concurrency: 1,
  },
  resources: [servers, schemas, accounts],
  annotations: { 'mysql/database': 'checkout' },
  example: {
    baseUrl: 'mysql://db-1.example.com:3306?ssl-mode=VERIFY_IDENTITY',
    username: 'strata',
  },
  notCovered: [
    'Galera and Group Replication are not read: of a node in such a group it is not told whether others follow it.',
    'Tables and their data are not read, nor is which migrations ran.',
    'Backups that a tool outside of the server makes are not seen; only binary logs are.',
    'Rights in single tables are not looked at.',
  ],
});
