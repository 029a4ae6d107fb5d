import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import { toReport, type ToolsGateway } from '../tools';
import { effectSchema } from './schema';

/** Takes back what a task changed in tools, newest first, and what it registered. */
export function createUndoAction(deps: {
  tools: ToolsGateway;
  catalog: CatalogService;
}) {
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
      if (effects.length === 0) {
        throw new NotFoundError(
          `The task ${taskId} left nothing in any tool, or it was taken back already`,
        );
      }
      const credentials = await ctx.getInitiatorCredentials();
      const undone: { title: string; summary: string }[] = [];
      for (const effect of [...effects].reverse()) {
        if (!effect.id || !effect.undoable) {
          ctx.logger.warn(`Cannot be taken back here: ${effect.summary}`);
          continue;
        }
        const { summary } = await deps.tools.undo(ctx, effect.id);
        await unregister(deps.catalog, effect, credentials);
        ctx.logger.info(summary);
        undone.push({ title: effect.summary, summary });
      }
      ctx.output('effects', undone);
      ctx.output('report', toReport(undone));
    },
  });
}

/** A service whose project is gone must not stay in the catalog. */
async function unregister(
  catalog: CatalogService,
  { output }: Effect,
  credentials: BackstageCredentials,
): Promise<void> {
  const { webUrl, defaultBranch } = output;
  if (typeof webUrl !== 'string') return;
  const ref = `url:${webUrl}/-/blob/${defaultBranch}/catalog-info.yaml`;
  const location = await catalog.getLocationByRef(ref, { credentials });
  if (location) await catalog.removeLocationById(location.id, { credentials });
}
