import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createTemplateAction,
  initRepoAndPush,
} from '@backstage/plugin-scaffolder-node';
import type { Wiring } from '../compose';
import {
  describeFailure,
  isInForce,
  type Initiated,
  type ToolsGateway,
} from '../tools';
import { repositorySchema } from './schema';

interface Deps {
  tools: ToolsGateway;
  integrations: ScmIntegrationRegistry;
}

/** Creates the repository where it does not exist, and pushes the workspace to it. */
export function createPublishAction(deps: Deps) {
  return createTemplateAction({
    id: 'strata:publish',
    description:
      'Creates the repository of a service and pushes the workspace to it',
    schema: {
      input: { repository: repositorySchema },
      output: {
        webUrl: z => z.string(),
        cloneUrl: z => z.string(),
        repoContentsUrl: z => z.string().describe('For strata:register'),
        commitHash: z => z.string(),
      },
    },
    async handler(ctx) {
      const { create, ...repository } = ctx.input.repository;
      const { cloneUrl, url, contentsUrl, defaultBranch } = repository;
      const credential = findCredential(deps.integrations, cloneUrl);
      const created =
        create && (await createOnce(deps.tools, ctx, create as Wiring));
      try {
        const commitHash = await ctx.checkpoint({
          // A project that was taken back and made anew is empty again.
          key: `strata.publish.push.${created ?? 'existing'}`,
          fn: () => push(ctx.workspacePath, repository, credential, ctx.logger),
        });
        ctx.output('commitHash', commitHash);
      } catch (error) {
        const effects = await deps.tools.listEffects(ctx, ctx.task.id);
        const step = `Pushing to ${cloneUrl}`;
        throw new Error(
          describeFailure({ step, error, effects, taskId: ctx.task.id }),
        );
      }
      ctx.logger.info(`Pushed ${defaultBranch} to ${cloneUrl}`);
      ctx.output('webUrl', url);
      ctx.output('cloneUrl', cloneUrl);
      ctx.output('repoContentsUrl', contentsUrl);
    },
  });
}

/**
 * Creates the project, unless this very task did so before, and gives the id of that effect; what
 * is not known to have finished is done again. A project that somebody else made is refused: pushing
 * into it could overwrite their work.
 */
async function createOnce(
  tools: ToolsGateway,
  ctx: Initiated & { task: { id: string }; logger: LoggerService },
  create: Wiring,
): Promise<string | undefined> {
  const correlationId = ctx.task.id;
  const earlier = await tools.listEffects(ctx, correlationId);
  const { instance, action, input } = create;
  // Jira's action has the same name.
  const own = earlier.find(
    each =>
      each.instance === instance && each.action === action && isInForce(each),
  );
  if (own && !own.unfinishedSince) return own.id;
  const effect = await tools.run(ctx, {
    instance,
    action,
    input,
    correlationId,
  });
  if (effect.unchanged) {
    throw new ConflictError(
      `${effect.summary} in ${instance}. Choose another name, or delete that project first`,
    );
  }
  ctx.logger.info(`${effect.summary}${effect.url ? `: ${effect.url}` : ''}`);
  return effect.id;
}

type Credential = { username: string; password: string };

function findCredential(
  integrations: ScmIntegrationRegistry,
  cloneUrl: string,
): Credential {
  const gitlab = integrations.gitlab.byUrl(cloneUrl)?.config.token;
  if (gitlab) return { username: 'oauth2', password: gitlab };
  const github = integrations.github.byUrl(cloneUrl)?.config.token;
  if (github) return { username: 'x-access-token', password: github };
  const gitea = integrations.gitea.byUrl(cloneUrl)?.config;
  if (gitea?.password) {
    return { username: gitea.username ?? '', password: gitea.password };
  }
  throw new InputError(
    `There is no credential for pushing to ${
      new URL(cloneUrl).host
    }. Put one into integrations.gitlab, integrations.github or integrations.gitea of app-config.yaml`,
  );
}

async function push(
  dir: string,
  repository: { cloneUrl: string; defaultBranch: string },
  auth: Credential,
  logger: LoggerService,
): Promise<string> {
  const { commitHash } = await initRepoAndPush({
    dir,
    remoteUrl: repository.cloneUrl,
    defaultBranch: repository.defaultBranch,
    commitMessage: 'Create the service from its archetype and features',
    gitAuthorInfo: { name: 'Strata', email: 'strata@localhost' },
    auth,
    logger,
  });
  return commitHash;
}
