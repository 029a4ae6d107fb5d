import { Router } from 'express';
import type { ToolServer } from '../../http/createToolApp';
import type { ToolContext } from '../../tools';
import { authenticateApi } from './authenticate';
import { createBranchRoutes } from './branchRoutes';
import { createDeliveryRoutes } from './deliveryRoutes';
import { gitlabErrors } from './errors';
import { GitlabState } from './GitlabState';
import { createGroupRoutes } from './groupRoutes';
import { createPipelineRoutes } from './pipelineRoutes';
import { createProjectRoutes } from './projectRoutes';
import { createRepositoryRoutes } from './repositoryRoutes';
import { createReviewRoutes } from './reviewRoutes';
import { createWebRoutes } from './webRoutes';

export function createGitlab(
  context: ToolContext,
): ToolServer & { state: GitlabState } {
  const state = new GitlabState(context);
  const router = Router();
  router.use(
    '/api/v4',
    authenticateApi,
    createGroupRoutes(state),
    createProjectRoutes(state),
    createBranchRoutes(state),
    createRepositoryRoutes(state),
    createReviewRoutes(state),
    createPipelineRoutes(state),
    createDeliveryRoutes(state),
  );
  router.use('/api', (_req, res) => gitlabErrors.notFound(res.status(404)));
  router.use(createWebRoutes(state));
  return { errors: gitlabErrors, router, state };
}
