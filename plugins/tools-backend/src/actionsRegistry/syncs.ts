import { NotFoundError } from '@backstage/errors';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { seesRowsOf } from '../store/queries/maySeeRows';
import { listSyncRuns } from '../store/queries/runs';
import { listSyncStates } from '../store/queries/syncStates';
import type { Viewer } from '../store/queries/viewer';
import {
  READ,
  viewerOf,
  type ActionsRegistryService,
  type Context,
  type Z,
} from './action';

const errorSchema = (z: Z) =>
  z.object({
    kind: z.string(),
    message: z.string(),
    remedy: z.string().describe('What a person can do about it'),
  });

export const syncInput = (z: Z) =>
  z.object({
    instance: z.string().describe('Id of the tool, for example gitlab.main'),
    resource: z.string().describe('What is read, for example projects'),
  });

export const toolInput = (z: Z) =>
  z.object({
    instance: z
      .string()
      .optional()
      .describe('Only of this tool, for example gitlab.main'),
  });

/** The syncs of one tool, or of all. */
export async function syncsOf(
  { db, engine }: Context,
  viewer: Viewer,
  instance: string | undefined,
): Promise<SyncState[]> {
  const states = await listSyncStates(db, engine.targets, viewer);
  return states.filter(sync => !instance || sync.instance === instance);
}

const brokenSyncSchema = (z: Z) =>
  z.object({
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ resource: z.string(), resourceTitle: z.string() },
    outcome: z.string(),
    failures: z.number().describe('Failed runs in a row'),
    heldBack: z.number().describe('Removals waiting for a person to decide'),
    lastCompleteAt: z.string().optional(),
    nextRunAt: z.string().optional(),
    error: errorSchema(z).optional(),
  });

const refusedSchema = (z: Z) =>
  z.object({
    ...{ instance: z.string(), instanceTitle: z.string() },
    ...{ resource: z.string(), resourceTitle: z.string() },
    refused: z.number().describe('How many of its items'),
    refusedSamples: z
      .array(z.object({ title: z.string(), problem: z.string() }))
      .describe('Some of them, with the reason'),
  });

export function registerBrokenSyncs(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'list-broken-syncs',
    title: 'List broken syncs',
    description:
      'Which tools the portal could not read whole, since when, and what to do about it. Ask this before trusting other answers.',
    schema: {
      input: toolInput,
      output: z =>
        z.object({
          healthy: z.number().describe('Syncs without trouble'),
          broken: z.array(brokenSyncSchema(z)),
          refused: z
            .array(refusedSchema(z))
            .describe(
              'Syncs with items that the catalog does not take as they are, so that it lacks them or shows an earlier state',
            ),
        }),
    },
    action: async ({ input: { instance }, credentials }) => {
      const viewer = await viewerOf(context, credentials);
      const asked = (await syncsOf(context, viewer, instance)).filter(
        sync => !['retired', 'off'].includes(sync.outcome),
      );
      const broken = asked.filter(
        ({ error, heldBack, outcome }) =>
          error || heldBack || ['failed', 'partial'].includes(outcome),
      );
      const healthy = asked.length - broken.length;
      const refused = asked.filter(sync => sync.refused > 0);
      return { output: { healthy, broken, refused } };
    },
  });
}

export function registerSyncHistory(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'get-sync-history',
    title: 'Get the history of a sync',
    description: 'The last reads of one resource of one tool, newest first.',
    schema: {
      input: z =>
        syncInput(z).extend({
          limit: z.number().int().min(1).max(200).default(20),
        }),
      output: z =>
        z.object({
          runs: z.array(
            z.object({
              ...{ mode: z.string(), outcome: z.string() },
              ...{ startedAt: z.string(), durationMs: z.number() },
              ...{ calls: z.number(), rows: z.number(), invalid: z.number() },
              ...{ added: z.number(), changed: z.number() },
              ...{ removed: z.number(), missing: z.number() },
              heldBack: z.number(),
              error: errorSchema(z).optional(),
            }),
          ),
        }),
    },
    action: async ({ input: { limit, ...key }, credentials }) => {
      const viewer = await viewerOf(context, credentials);
      const all = await seesRowsOf(
        context.db,
        context.engine.find(key),
        viewer,
      );
      const runs = await listSyncRuns(context.db, key, limit, all);
      return { output: { runs } };
    },
  });
}

export function registerDryRun(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    ...READ,
    name: 'get-dry-run',
    title: 'Get what a dry run found',
    description:
      'What the last dry run of a sync would have added, changed and removed, with examples. start-dry-run starts another one.',
    schema: {
      input: syncInput,
      output: z =>
        z.object({
          ...{ outcome: z.string(), finishedAt: z.string() },
          ...{ added: z.number(), changed: z.number(), removed: z.number() },
          missing: z
            .number()
            .describe(
              'Items that would count as missing; the run after that removes those still gone',
            ),
          heldBack: z
            .number()
            .describe('Removals that a person would have to decide about'),
          samples: z.array(z.object({ change: z.string(), title: z.string() })),
          error: errorSchema(z).optional(),
        }),
    },
    action: async ({ input: key, credentials }) => {
      const viewer = await viewerOf(context, credentials);
      const all = await seesRowsOf(
        context.db,
        context.engine.find(key),
        viewer,
      );
      const runs = await listSyncRuns(context.db, key, 200, all);
      const dry = runs.find(run => run.mode === 'dry');
      if (!dry) {
        throw new NotFoundError(
          `No dry run of ${key.instance}/${key.resource} is known; start-dry-run starts one, as does the Syncs page`,
        );
      }
      return { output: { ...dry, samples: dry.samples ?? [] } };
    },
  });
}
