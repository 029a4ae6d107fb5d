import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { describeFailure, type ToolsGateway } from '../tools';

/**
 * Registers the service. Unlike `catalog:register` it may run again, so that a task can be
 * retried, and a failure says what exists by then.
 */
export function createRegisterAction(deps: {
  tools: ToolsGateway;
  catalog: CatalogService;
}) {
  return createTemplateAction({
    id: 'strata:register',
    description: 'Registers a published service in the catalog',
    schema: {
      input: {
        repoContentsUrl: z =>
          z.string().describe('As strata:publish gives it out'),
      },
      output: {
        entityRef: z => z.string(),
        catalogInfoUrl: z => z.string(),
      },
    },
    async handler(ctx) {
      const target = `${ctx.input.repoContentsUrl}/catalog-info.yaml`;
      try {
        const credentials = await ctx.getInitiatorCredentials();
        const entityRef = await register(deps.catalog, target, credentials);
        ctx.logger.info(`Registered ${entityRef} from ${target}`);
        ctx.output('entityRef', entityRef);
        ctx.output('catalogInfoUrl', target);
      } catch (error) {
        const taskId = ctx.task.id;
        const effects = await deps.tools.listEffects(ctx, taskId);
        const step = `Registering ${target} in the catalog`;
        throw new Error(describeFailure({ step, error, effects, taskId }));
      }
    },
  });
}

async function register(
  catalog: CatalogService,
  target: string,
  credentials: BackstageCredentials,
): Promise<string> {
  const location = { type: 'url', target };
  const options = { credentials };
  const { entities } = await catalog.addLocation(
    { ...location, dryRun: true },
    options,
  );
  const service = entities.find(({ kind }) => kind === 'Component');
  if (!service) throw new Error('The file describes no Component');
  if (!(await catalog.getLocationByRef(`url:${target}`, options))) {
    await catalog.addLocation(location, options);
  }
  return stringifyEntityRef(service);
}
