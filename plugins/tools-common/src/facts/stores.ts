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
    /**
     * `log-archive`: every change is shipped away. `binary-log` and `append-log`: every change is
     * written down on the machine. `snapshot`: all data is written down from time to time.
     */
    mechanisms: z.array(
      z.enum(['log-archive', 'binary-log', 'append-log', 'snapshot']),
    ),
    /** ISO time, in whole hours, at which a mechanism last did its work. */
    lastSuccessAt: z.string().optional(),
    /** Whether the last attempt failed. */
    failing: z.boolean().optional(),
    /** Days that the copies are kept; absent without a limit, or where another tool deletes them. */
    retentionDays: z.number().optional(),
  }),
});

export const storeReplication = defineFactType({
  id: 'store.replication',
  title: 'whether a database or cache has replicas that follow it',
  schema: z.object({
    role: z.enum(['primary', 'replica']),
    /** Replicas that follow it now; absent where the tool does not let Strata see them. */
    replicas: z.number().optional(),
    /** False where something that should follow does not: a lost source, or a slot nobody reads. */
    healthy: z.boolean().optional(),
    /** Whether a write waits for a replica. */
    synchronous: z.boolean().optional(),
  }),
});

export const storeAccount = defineFactType({
  id: 'store.account',
  title: 'an account of a database, queue or cache and how far it reaches',
  schema: z.object({
    name: z.string(),
    /** Whether it may sign in at all; some only group rights, or are locked. */
    signIn: z.boolean().optional(),
    /** Whether it may do everything, or give itself the right to. */
    administrator: z.boolean().optional(),
    /** Whether it gets in without a password or certificate. */
    passwordless: z.boolean().optional(),
    /** Whether it may sign in from any machine. */
    anyHost: z.boolean().optional(),
    /** ISO time after which it cannot sign in. */
    expiresAt: z.string().optional(),
  }),
});
