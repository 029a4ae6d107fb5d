import { z } from 'zod';
import { defineFactType } from './define';

/**
 * Who gets into a database, queue, cache or configuration store, or into a part of one that has
 * rules of its own. What the tool does not let Strata see is absent, never `false`.
 */
export const storeAccess = defineFactType({
  id: 'store.access',
  title: 'who gets into a store, and whether connections to it are encrypted',
  schema: z.object({
    authentication: z
      .boolean()
      .optional()
      .describe('Whether clients must prove who they are.'),
    anonymous: z
      .enum(['nothing', 'read', 'write'])
      .optional()
      .describe(
        'The most that somebody without a credential may do with data.',
      ),
    authorization: z
      .boolean()
      .optional()
      .describe(
        'Whether accounts have only the rights that were granted to them.',
      ),
    defaultAccounts: z
      .array(z.string())
      .optional()
      .describe(
        'Accounts that came with the installation and can still sign in as they came.',
      ),
    administrators: z
      .number()
      .optional()
      .describe('Accounts that may do everything.'),
    tls: z
      .enum(['required', 'offered', 'off'])
      .optional()
      .describe('`offered` where unencrypted connections are accepted too.'),
    clientCertificates: z
      .boolean()
      .optional()
      .describe('Whether clients must show a certificate.'),
  }),
});

export const clusterHealth = defineFactType({
  id: 'cluster.health',
  title: 'whether the members of a cluster work, and how many may fail',
  schema: z.object({
    members: z
      .number()
      .describe('Members that take part in decisions, as configured.'),
    healthy: z
      .number()
      .optional()
      .describe(
        'Those of them that work; absent where the tool shows only itself.',
      ),
    quorum: z
      .boolean()
      .describe('Whether it has a leader that enough members follow.'),
    mayFail: z
      .number()
      .optional()
      .describe('Members that may still fail before it stops.'),
    version: z.string().optional(),
    alarms: z
      .array(z.string())
      .default([])
      .describe('What the tool itself complains about, in its own words.'),
  }),
});

export const dataReplication = defineFactType({
  id: 'data.replication',
  title: 'how many copies of its data a topic, index or bucket has',
  schema: z.object({
    copies: z
      .number()
      .describe(
        'Copies as configured, the original among them; the fewest where parts differ.',
      ),
    copiesPerWrite: z
      .number()
      .optional()
      .describe('Copies that a write must reach to be accepted.'),
    behind: z
      .number()
      .optional()
      .describe('Parts with fewer copies up to date than configured.'),
    offline: z
      .number()
      .optional()
      .describe('Parts that cannot be reached at all.'),
  }),
});

export const dataRetention = defineFactType({
  id: 'data.retention',
  title: 'how long data is kept before the tool deletes it',
  schema: z.object({
    limited: z
      .boolean()
      .describe('Whether something limits it: an age, or a size.'),
    hours: z.number().optional().describe('Hours after which data may go.'),
    bytes: z
      .number()
      .optional()
      .describe('Bytes above which the oldest data may go.'),
    compacted: z
      .boolean()
      .optional()
      .describe('Whether the last value of each key stays for ever.'),
  }),
});

export const consumers = defineFactType({
  id: 'queue.consumers',
  title: 'who reads a topic or queue',
  schema: z.object({
    groups: z.array(z.string()),
    idle: z.array(z.string()).describe('Groups that have no member now.'),
    late: z
      .array(z.string())
      .optional()
      .describe(
        'Groups that, by the positions they keep in the tool, have not read what was written more than `lateAfterMinutes` ago; absent where that is unknown.',
      ),
    lateAfterMinutes: z.number().optional(),
  }),
});

export const serviceChecks = defineFactType({
  id: 'service.health-checks',
  title: 'the registered instances of a service and their health checks',
  schema: z.object({
    instances: z.number(),
    checked: z
      .number()
      .describe('Instances that at least one check of their own watches.'),
    passing: z.number(),
    warning: z.number(),
    critical: z.number(),
  }),
});
