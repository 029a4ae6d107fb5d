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
    /** Whether clients must prove who they are. */
    authentication: z.boolean().optional(),
    /** The most that somebody without a credential may do with data. */
    anonymous: z.enum(['nothing', 'read', 'write']).optional(),
    /** Whether accounts have only the rights that were granted to them. */
    authorization: z.boolean().optional(),
    /** Accounts that came with the installation and can still sign in as they came. */
    defaultAccounts: z.array(z.string()).optional(),
    /** Accounts that may do everything. */
    administrators: z.number().optional(),
    /** `offered` where unencrypted connections are accepted too. */
    tls: z.enum(['required', 'offered', 'off']).optional(),
    /** Whether clients must show a certificate. */
    clientCertificates: z.boolean().optional(),
  }),
});

export const clusterHealth = defineFactType({
  id: 'cluster.health',
  title: 'whether the members of a cluster work, and how many may fail',
  schema: z.object({
    /** Members that take part in decisions, as configured. */
    members: z.number(),
    /** Those of them that work; absent where the tool shows only itself. */
    healthy: z.number().optional(),
    /** Whether it has a leader that enough members follow. */
    quorum: z.boolean(),
    /** Members that may still fail before it stops. */
    mayFail: z.number().optional(),
    version: z.string().optional(),
    /** What the tool itself complains about, in its own words. */
    alarms: z.array(z.string()).default([]),
  }),
});

export const dataReplication = defineFactType({
  id: 'data.replication',
  title: 'how many copies of its data a topic, index or bucket has',
  schema: z.object({
    /** Copies as configured, the original among them; the fewest where parts differ. */
    copies: z.number(),
    /** Copies that a write must reach to be accepted. */
    copiesPerWrite: z.number().optional(),
    /** Parts with fewer copies up to date than configured. */
    behind: z.number().optional(),
    /** Parts that cannot be reached at all. */
    offline: z.number().optional(),
  }),
});

export const dataRetention = defineFactType({
  id: 'data.retention',
  title: 'how long data is kept before the tool deletes it',
  schema: z.object({
    /** Whether something limits it: an age, or a size. */
    limited: z.boolean(),
    /** Hours after which data may go. */
    hours: z.number().optional(),
    /** Bytes above which the oldest data may go. */
    bytes: z.number().optional(),
    /** Whether the last value of each key stays for ever. */
    compacted: z.boolean().optional(),
  }),
});

export const consumers = defineFactType({
  id: 'queue.consumers',
  title: 'who reads a topic or queue',
  schema: z.object({
    groups: z.array(z.string()),
    /** Groups that have no member now. */
    idle: z.array(z.string()),
  }),
});

export const serviceChecks = defineFactType({
  id: 'service.health-checks',
  title: 'the registered instances of a service and their health checks',
  schema: z.object({
    instances: z.number(),
    /** Instances that at least one check of their own watches. */
    checked: z.number(),
    passing: z.number(),
    warning: z.number(),
    critical: z.number(),
  }),
});
