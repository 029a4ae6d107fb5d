import type {
  InstanceWebhooks,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import { readWebhooks } from '../store/queries/webhooks';
import {
  READ,
  viewerOf,
  type ActionsRegistryService,
  type Context,
  type Z,
} from './action';
import { syncsOf, toolInput } from './syncs';

const webhooksSchema = (z: Z) =>
  z.object({
    supported: z.boolean().describe('Whether those of such a tool are read'),
    configured: z.boolean().describe('Without a secret, none is accepted'),
    accepted: z.number().describe('Deliveries of the tool, ever'),
    lastAcceptedAt: z.string().optional(),
    refused: z
      .array(
        z.object({
          ...{ outcome: z.string(), count: z.number(), lastAt: z.string() },
        }),
      )
      .describe('Deliveries that were not accepted, by the reason'),
    waiting: z.number().describe('Items of the tool to be read again'),
  });

const syncSchema = (z: Z) =>
  z.object({
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ resource: z.string(), resourceTitle: z.string() },
    outcome: z
      .string()
      .describe(
        'Of the last run; never, running, off by configuration, or retired: nothing reads it any more',
      ),
    lastRunAt: z.string().optional().describe('When the last run began'),
    lastCompleteAt: z.string().optional().describe('Last read of everything'),
    nextRunAt: z.string().optional(),
    paused: z
      .object({ by: z.string(), at: z.string() })
      .optional()
      .describe('Set while nothing runs by schedule'),
    items: z.number().describe('How many the caller may see'),
    invalid: z.number().describe('Rows that the last run left out'),
    invalidSamples: z
      .array(
        z.object({ externalId: z.string().optional(), problem: z.string() }),
      )
      .describe('Some of them; none for who may not see all rows of the tool'),
    webhooks: webhooksSchema(z)
      .optional()
      .describe('The same for all syncs of a tool'),
  });

export function registerSyncs(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'list-syncs',
    title: 'List syncs',
    description:
      'Every sync, also the healthy ones: its last and next run, rows that were left out with the reason, and whether webhooks of the tool arrive. list-broken-syncs says what to do about trouble.',
    schema: {
      input: toolInput,
      output: z => z.object({ syncs: z.array(syncSchema(z)) }),
    },
    action: async ({ input: { instance }, credentials }) => {
      const viewer = await viewerOf(context, credentials);
      const asked = await syncsOf(context, viewer, instance);
      const webhooks = await webhooksOf(context, asked);
      const syncs = asked.map(({ startedAt, ...sync }) => ({
        ...sync,
        ...(startedAt ? { lastRunAt: startedAt } : {}),
        webhooks: webhooks.get(sync.instance),
      }));
      return { output: { syncs } };
    },
  });
}

/** By tool; nothing of those that are not configured any more. */
async function webhooksOf(
  { db, discovery, engine }: Context,
  syncs: SyncState[],
): Promise<Map<string, InstanceWebhooks>> {
  const root = await discovery.getExternalBaseUrl('tools');
  const asked = new Set(syncs.map(sync => sync.instance));
  const found = new Map<string, InstanceWebhooks>();
  for (const { instance } of engine.targets) {
    if (!asked.has(instance.id) || found.has(instance.id)) continue;
    found.set(instance.id, await readWebhooks(db, instance, root));
  }
  return found;
}
