import { z } from 'zod';

/**
 * Keys that every instance has under `tools.<connector>.<instance id>`; a connector adds its
 * `settings`. The instance id is permanent: it is part of names and location keys.
 */
export const instanceConfigSchema = z.object({
  title: z.string().optional().describe('Free text; may change at any time.'),
  baseUrl: z
    .url()
    .describe(
      'Root address in the form a person opens, for example `https://gitlab.example.com`.',
    ),
  username: z
    .string()
    .optional()
    .describe('User that `token` belongs to, where the tool asks for one.'),
  token: z
    .string()
    .min(1)
    .optional()
    .meta({ visibility: 'secret' })
    .describe('Token or password to read with.'),
  writeToken: z
    .string()
    .min(1)
    .optional()
    .meta({ visibility: 'secret' })
    .describe(
      'Separate credential for write actions; without it they are refused, unless the tool asks nobody for one.',
    ),
  writeUsername: z
    .string()
    .optional()
    .describe(
      'User that `writeToken` belongs to, with basic authentication. Default `username`.',
    ),
  actions: z
    .record(
      z.string(),
      z.strictObject({
        token: z
          .string()
          .min(1)
          .meta({ visibility: 'secret' })
          .describe('Token or password for this action alone.'),
        username: z
          .string()
          .optional()
          .describe(
            'User that it belongs to. Default `writeUsername`, then `username`.',
          ),
      }),
    )
    .default({})
    .describe(
      'Credentials of single write actions, by name, in place of `writeToken`: what one may do, another need not.',
    ),
  webhookSecret: z
    .string()
    .min(16)
    .optional()
    .meta({ visibility: 'secret' })
    .describe(
      'With which the tool proves that a webhook is its own; without it, none is accepted.',
    ),
  previousWebhookSecret: z
    .string()
    .min(16)
    .optional()
    .meta({ visibility: 'secret' })
    .describe(
      'The one before, accepted too while the tool is being changed over.',
    ),
  tls: z
    .object({
      ca: z
        .string()
        .optional()
        .describe(
          'Certificate of the authority that signed the one of the tool.',
        ),
      cert: z.string().optional().describe('Client certificate.'),
      key: z
        .string()
        .optional()
        .meta({ visibility: 'secret' })
        .describe('Key of the client certificate.'),
    })
    .optional()
    .describe(
      'PEM texts: a private authority, and a client certificate where the tool asks for one.',
    ),
  previousIds: z
    .array(z.string())
    .default([])
    .describe('Ids this instance had before; its items are taken over.'),
  environment: z
    .string()
    .optional()
    .describe('Environment that the tool serves, such as `production`.'),
  owner: z
    .string()
    .regex(
      /^(group|user):[^:/\s]+\/[^:/\s]+$/i,
      'must be an entity ref such as group:default/platform',
    )
    .optional()
    .describe(
      'Entity ref of who answers for the tool: is told when a sync stays broken, and is audited for what belongs to no service, such as a database server.',
    ),
  notifyAfterMinutes: z
    .number()
    .min(1)
    .default(60)
    .describe(
      'Minutes for which a sync has to be broken before its owner is told.',
    ),
  everyMinutes: z
    .number()
    .min(0.1)
    .default(10)
    .describe('Minutes between two reads.'),
  fullEveryMinutes: z
    .number()
    .min(0.1)
    .default(60)
    .describe(
      'Minutes between two reads of everything, where the tool can tell what changed since the last read. Only these show what is gone, and what the tool does not count as a change.',
    ),
  limits: z
    .object({
      concurrency: z
        .number()
        .int()
        .min(1)
        .max(32)
        .optional()
        .describe('Requests in flight at once.'),
      requestsPerMinute: z
        .number()
        .min(1)
        .optional()
        .describe('Requests in any minute.'),
      callsPerHour: z
        .number()
        .int()
        .min(1)
        .optional()
        .describe('Requests in an hour, of all backend processes together.'),
      callsPerRun: z
        .number()
        .int()
        .min(1)
        .optional()
        .describe(
          'Requests of one run of this instance; the next run goes on where the list can be resumed.',
        ),
    })
    .default({})
    .describe(
      'Where the tool allows less, or more, than the connector assumes. They hold per origin (scheme, host and port) and credential: instances that have both in common share them, and the smallest configured counts.',
    ),
  visibility: z
    .object({
      groups: z
        .array(z.string())
        .default([])
        .describe('Group refs that may see restricted items of this instance.'),
      restrictAll: z
        .boolean()
        .default(false)
        .describe('Whether every item of the instance is restricted.'),
    })
    .default({ groups: [], restrictAll: false }),
  resources: z
    .record(z.string(), z.boolean())
    .default({})
    .describe(
      'Which lists of the tool are read, by resource name: `{ accounts: false }` switches one off. What was read of it before stays, without a state, until a person removes it. Default all.',
    ),
  catalog: z
    .record(z.string(), z.enum(['linked', 'all', 'none']))
    .default({})
    .describe('Which items become catalog entities, by resource name.'),
  removalBudget: z
    .object({
      items: z
        .number()
        .int()
        .default(10)
        .describe('So many items may always go.'),
      percent: z
        .number()
        .min(0)
        .max(100)
        .default(10)
        .describe('Percent of the items that may go.'),
    })
    .default({ items: 10, percent: 10 })
    .describe("Largest part of a sync's items that one run may remove."),
});

export type InstanceConfig = z.output<typeof instanceConfigSchema>;
