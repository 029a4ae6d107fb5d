import { defineConnector } from '@strata/backstage-plugin-tools-node';
import { z } from 'zod';
import { postgres } from './client';
import { databases } from './resources/databases';
import { roles } from './resources/roles';
import { servers } from './resources/servers';

export const connector = defineConnector({
  id: 'postgresql',
  title: 'PostgreSQL',
  technology: 'postgresql',
  summary:
    'PostgreSQL 9.6 or later, one server per instance. `sslmode` in the address means what it means to libpq, but with a configured authority the certificate is always verified.',
  docs: 'https://www.postgresql.org/docs/current/monitoring-stats.html',
  permissions: [
    'CONNECT to the database in the address, default postgres',
    'GRANT pg_monitor TO strata, for replicas and the archive (PostgreSQL 10 or later)',
    'GRANT SELECT ON pg_hba_file_rules TO strata and GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO strata, in that database, where it should tell who gets in without a password',
  ],
  auth: ['basic', 'certificate'],
  settings: z.object({}),
  api: {
    protocols: ['postgresql', 'postgres'],
    ping: ({ use }) => use(postgres, async () => undefined),
    concurrency: 1,
  },
  resources: [servers, databases, roles],
  annotations: { 'postgresql/database': 'checkout' },
  example: {
    baseUrl: 'postgresql://db-1.example.com:5432/postgres?sslmode=verify-full',
    username: 'strata',
  },
  notCovered: [
    'Tables and their data are not read, nor is which migrations ran.',
    'Backups that a tool outside of the server makes are not seen; only archiving of the log is.',
    'Rights in single schemas and tables are not looked at.',
  ],
});
