import PromiseRouter from 'express-promise-router';
import type { GitlabState } from './GitlabState';
import {
  BASE,
  listJobs,
  listPipelines,
  showPipeline,
  showTestSummary,
} from './pipelineHandlers';

export function createPipelineRoutes(state: GitlabState) {
  const router = PromiseRouter();

  router.get(BASE, listPipelines(state));

  router.get([`${BASE}/latest`, `${BASE}/:pipeline`], showPipeline(state));

  router.get(`${BASE}/:pipeline/jobs`, listJobs(state));

  router.get(`${BASE}/:pipeline/test_report_summary`, showTestSummary(state));
  return router;
}
