import PromiseRouter from 'express-promise-router';
import { listDeployments, listSchedules } from './deliveryHandlers';
import type { GitlabState } from './GitlabState';

export function createDeliveryRoutes(state: GitlabState) {
  const router = PromiseRouter();

  router.get('/projects/:id/pipeline_schedules', listSchedules(state));

  router.get('/projects/:id/deployments', listDeployments(state));
  return router;
}
