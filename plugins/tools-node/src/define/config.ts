import { z } from 'zod';

/**
 * Keys that every instance has under `tools.<connector>.<instance id>`; a connector adds its
 * `settings`. The instance id is permanent: it is part of names and location keys.
 */
export const instanceConfigSchema = z.object({
  /** Free text; may change at any time. */
  title: z.string().optional(),
  /** Root address in the form a person opens, for example `https://gitlab.example.com`. */
  baseUrl: z.url(),
  username: z.string().optional(),
  token: z.string().min(1).optional().meta({ visibility: 'secret' }),
  /** Separate credential for write actions; without it they are refused. */
  writeToken: z.string().min(1).optional().meta({ visibility: 'secret' }),
  /** User that `writeToken` belongs to, with basic authentication. Default `username`. */
  writeUsername: z.string().optional(),
  /** PEM texts: a private authority, and a client certificate where the tool asks for one. */
  tls: z
    .object({
      ca: z.string().optional(),
      cert: z.string().optional(),
      key: z.string().optional().meta({ visibility: 'secret' }),
    })
    .optional(),
  /** Ids this instance had before; its items are taken over. */
  previousIds: z.array(z.string()).default([]),
  environment: z.string().optional(),
  /** Entity ref of who is told when a sync stays broken. */
  owner: z
    .string()
    .regex(
      /^(group|user):[^:/\s]+\/[^:/\s]+$/i,
      'must be an entity ref such as group:default/platform',
    )
    .optional(),
  /** Minutes for which a sync has to be broken before its owner is told. */
  notifyAfterMinutes: z.number().min(1).default(60),
  /** Minutes between two reads. */
  everyMinutes: z.number().min(0.1).default(10),
  /**
   * Minutes between two reads of everything, where the tool can tell what changed since the last
   * read. Only these show what is gone, and what the tool does not count as a change.
   */
  fullEveryMinutes: z.number().min(0.1).default(60),
  /** Where the tool allows less, or more, than the connector assumes. They hold per address and credential. */
  limits: z
    .object({
      /** Requests in flight at once. */
      concurrency: z.number().int().min(1).max(32).optional(),
      requestsPerMinute: z.number().min(1).optional(),
      /** Requests of one run; the next run goes on where the list can be resumed. */
      callsPerRun: z.number().int().min(1).optional(),
    })
    .default({}),
  visibility: z
    .object({
      /** Group refs that may see restricted items of this instance. */
      groups: z.array(z.string()).default([]),
      /** Whether every item of the instance is restricted. */
      restrictAll: z.boolean().default(false),
    })
    .default({ groups: [], restrictAll: false }),
  /** Which items become catalog entities, by resource name. */
  catalog: z.record(z.string(), z.enum(['linked', 'all', 'none'])).default({}),
  /** Largest part of a sync's items that one run may remove. */
  removalBudget: z
    .object({
      items: z.number().int().default(10),
      percent: z.number().min(0).max(100).default(10),
    })
    .default({ items: 10, percent: 10 }),
});

export type InstanceConfig = z.output<typeof instanceConfigSchema>;
