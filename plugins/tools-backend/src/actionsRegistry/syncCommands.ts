import { toolsSyncRunPermission } from '@strata/backstage-plugin-tools-common';
import { SyncCommands } from '../service/syncCommands';
import { type ActionsRegistryService, type Context, type Z } from './action';
import { syncInput } from './syncs';

const startedSchema = (z: Z) =>
  z.object({
    started: z
      .boolean()
      .describe(
        'False where it runs already, or another process reads the tool',
      ),
  });

export function registerRunSync(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    name: 'run-sync',
    title: 'Run a sync',
    description:
      'Starts to read everything of one resource of one tool, and does not wait for the end: list-broken-syncs and get-sync-history tell how it went. As by schedule, items go that two such reads in a row do not show.',
    visibilityPermission: toolsSyncRunPermission,
    attributes: { readOnly: false, idempotent: false, destructive: true },
    schema: { input: syncInput, output: startedSchema },
    action: async ({ input, credentials }) => ({
      output: await new SyncCommands(context).run({ credentials }, input),
    }),
  });
}

export function registerStartDryRun(
  registry: ActionsRegistryService,
  context: Context,
) {
  registry.register({
    name: 'start-dry-run',
    title: 'Start a dry run',
    description:
      'Starts to look what a run of a sync would change, and changes nothing but the list of runs. get-dry-run has the result when it has ended.',
    visibilityPermission: toolsSyncRunPermission,
    attributes: { readOnly: false, idempotent: false, destructive: false },
    schema: { input: syncInput, output: startedSchema },
    action: async ({ input, credentials }) => ({
      output: await new SyncCommands(context).dryRun({ credentials }, input),
    }),
  });
}

export function registerPause(
  registry: ActionsRegistryService,
  context: Context,
) {
  const register = (paused: boolean, words: Record<'title' | 'does', string>) =>
    registry.register({
      name: paused ? 'pause-sync' : 'resume-sync',
      title: words.title,
      description: words.does,
      visibilityPermission: toolsSyncRunPermission,
      attributes: { readOnly: false, idempotent: true, destructive: false },
      schema: {
        input: syncInput,
        output: z => z.object({ paused: z.boolean() }),
      },
      action: async ({ input, credentials }) => {
        await new SyncCommands(context).pause({ credentials }, input, paused);
        return { output: { paused } };
      },
    });
  register(true, {
    title: 'Pause a sync',
    does: 'Stops runs by schedule of one resource of one tool, until it is resumed; a run that goes on ends as usual.',
  });
  register(false, {
    title: 'Resume a sync',
    does: 'Lets one resource of one tool be read by schedule again.',
  });
}
