import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Effect } from '@strata/backstage-plugin-tools-common';
import {
  describeFailure,
  isInForce,
  toReport,
  type Initiated,
  type ToolsGateway,
} from '../tools';
import { effectSchema } from './schema';

interface Deps {
  tools: ToolsGateway;
  catalog: CatalogService;
  auth: AuthService;
}

interface Undone {
  title: string;
  summary: string;
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
      const before = await deps.tools.listEffects(ctx, taskId);
      const undone = await undoAll(deps, ctx, taskId, before);
      const after = await deps.tools.listEffects(ctx, taskId);
      undone.push(...(await unregister(deps, after)));
      if (undone.length === 0) {
        throw new NotFoundError(
          `The task ${taskId} left nothing in any tool, or it was taken back already`,
        );
      }
      ctx.output('effects', undone);
      ctx.output('report', toReport(undone));
    },
  });
}

/** Newest first, because what came later may rest on what came earlier; stops at the first that fails. */
async function undoAll(
  { tools }: Deps,
  ctx: Initiated & { logger: LoggerService },
  taskId: string,
  effects: Effect[],
): Promise<Undone[]> {
  const undone: Undone[] = [];
  for (const effect of effects.filter(isInForce).reverse()) {
    if (!effect.id || !effect.undoable) {
      ctx.logger.warn(`Cannot be taken back here: ${effect.summary}`);
      continue;
    }
    try {
      const { summary } = await tools.undo(ctx, effect.id);
      ctx.logger.info(summary);
      undone.push({ title: effect.summary, summary });
    } catch (error) {
      const step = `Taking back "${effect.summary}"`;
      const left = await tools.listEffects(ctx, taskId);
      const failure = { step, error, effects: left, taskId };
      throw new Error(describeFailure({ ...failure, undone }));
    }
  }
  return undone;
}

/**
 * A service whose project is gone must not stay in the catalog. Its location is found again also
 * when an earlier attempt ended before this. With the scaffolder's own credentials: whoever was
 * allowed to delete the project need not be allowed to delete locations in general.
 */
async function unregister(
  { catalog, auth }: Deps,
  effects: Effect[],
): Promise<Undone[]> {
  const credentials = await auth.getOwnServiceCredentials();
  const removed: Undone[] = [];
  for (const { undoneAt, output } of effects) {
    const { webUrl, defaultBranch } = output;
    if (!undoneAt || typeof webUrl !== 'string') continue;
    const target = `${webUrl}/-/blob/${defaultBranch}/catalog-info.yaml`;
    const location = await catalog.getLocationByRef(`url:${target}`, {
      credentials,
    });
    if (!location) continue;
    await catalog.removeLocationById(location.id, { credentials });
    const title = `Registered ${target}`;
    removed.push({ title, summary: `Unregistered ${target}` });
  }
  return removed;
}
