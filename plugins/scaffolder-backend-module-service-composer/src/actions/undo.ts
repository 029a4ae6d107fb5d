import type { AuthService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import { toReport, type ToolsGateway } from '../tools';
import { effectSchema } from './schema';

interface Deps {
  auth: AuthService;
  catalog: CatalogService;
  tools: ToolsGateway;
}

/** Takes back what a task changed in tools, newest first, and what it registered. */
export function createUndoAction(deps: Deps) {
  return createTemplateAction({
    id: 'strata:undo',
    description: 'Takes back everything that a task created in tools',
    schema: {
      input: {
        taskId: z => z.string().min(1).describe('Id of the task to take back'),
      },
      output: {
        effects: z => z.array(effectSchema(z)),
        report: z => z.string().describe('What was taken back, as Markdown'),
      },
    },
    async handler(ctx) {
      const { taskId } = ctx.input;
      const effects = await deps.tools.listEffects(ctx, taskId);
      const made = effects.filter(effect => !effect.unchanged);
      if (made.length === 0) {
        throw new NotFoundError(
          `The task ${taskId} left nothing in any tool, or it was taken back already`,
        );
      }
      const undone: { title: string; summary: string }[] = [];
      for (const effect of [...made].reverse()) {
        if (!effect.id || !effect.undoable) {
          ctx.logger.warn(`Cannot be taken back here: ${effect.summary}`);
          continue;
        }
        // First, so that a repetition after a failure finds the effect still to be undone.
        await unregister(deps, effect);
        const { summary } = await deps.tools.undo(ctx, effect.id);
        ctx.logger.info(summary);
        undone.push({ title: effect.summary, summary });
      }
      ctx.output('effects', undone);
      ctx.output('report', toReport(undone));
    },
  });
}

/**
 * A service whose project goes must not stay in the catalog. Strata does this in its own name:
 * who may take a creation back need not be allowed to remove other locations.
 */
async function unregister(
  { auth, catalog }: Deps,
  { output }: Effect,
): Promise<void> {
  const { webUrl, defaultBranch } = output;
  if (typeof webUrl !== 'string') return;
  const credentials = await auth.getOwnServiceCredentials();
  const ref = `url:${webUrl}/-/blob/${defaultBranch}/catalog-info.yaml`;
  const location = await catalog.getLocationByRef(ref, { credentials });
  if (location) await catalog.removeLocationById(location.id, { credentials });
}
