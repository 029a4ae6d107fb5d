import { z } from 'zod';
import { defineFactType } from './define';

/**
 * What the store itself does so that its data survives a mistake or the loss of its machine. A
 * dump by a job outside is not seen here.
 */
export const backupPolicy = defineFactType({
  id: 'backup.policy',
  title: 'how a store keeps copies of its data to restore from',
  schema: z.object({
    mechanisms: z
      .array(z.enum(['log-archive', 'binary-log', 'append-log', 'snapshot']))
      .describe(
        '`log-archive`: every change is shipped away. `binary-log` and `append-log`: every change is written down on the machine. `snapshot`: all data is written down from time to time.',
      ),
    lastSuccessAt: z
      .string()
      .optional()
      .describe(
        'ISO time, in whole hours, at which a mechanism last did its work.',
      ),
    failing: z
      .boolean()
      .optional()
      .describe('Whether the last attempt failed.'),
    retentionDays: z
      .number()
      .optional()
      .describe(
        'Days that the copies are kept; absent without a limit, or where another tool deletes them.',
      ),
  }),
});

export const storeReplication = defineFactType({
  id: 'store.replication',
  title: 'whether a database or cache has replicas that follow it',
  schema: z.object({
    role: z.enum(['primary', 'replica']),
    replicas: z
      .number()
      .optional()
      .describe(
        'Replicas that follow it now; absent where the tool does not let Strata see them.',
      ),
    healthy: z
      .boolean()
      .optional()
      .describe(
        'False where something that should follow does not: a lost source, or a slot nobody reads.',
      ),
    synchronous: z
      .boolean()
      .optional()
      .describe('Whether a write waits for a replica.'),
  }),
});

export const storeAccount = defineFactType({
  id: 'store.account',
  title: 'an account of a database, queue or cache and how far it reaches',
  schema: z.object({
    name: z.string(),
    signIn: z
      .boolean()
      .optional()
      .describe(
        'Whether it may sign in at all; some only group rights, or are locked.',
      ),
    administrator: z
      .boolean()
      .optional()
      .describe('Whether it may do everything, or give itself the right to.'),
    passwordless: z
      .boolean()
      .optional()
      .describe('Whether it gets in without a password or certificate.'),
    anyHost: z
      .boolean()
      .optional()
      .describe('Whether it may sign in from any machine.'),
    expiresAt: z
      .string()
      .optional()
      .describe('ISO time after which it cannot sign in.'),
  }),
});
