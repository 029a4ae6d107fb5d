import PromiseRouter from 'express-promise-router';
import { rootUrl } from '../../http/hostGuard';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import { sendPage } from './paging';
import { presentPipeline } from './present';
import { projectOf } from './projectOf';

export function createPipelineRoutes(state: GitlabState) {
  const router = PromiseRouter();
  const base = '/projects/:id/pipelines';
  const pipelinesOf = (projectId: number) =>
    state.pipelines.list().filter(row => row.projectId === projectId);

  router.get(base, (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return;
    }
    const { ref, status, updated_after, sort } = req.query;
    const rows = pipelinesOf(project.id)
      .filter(
        pipeline =>
          (!ref || pipeline.ref === ref) &&
          (!status || pipeline.status === status) &&
          (!updated_after ||
            Date.parse(pipeline.updatedAt) > Date.parse(String(updated_after))),
      )
      .sort((a, b) => (sort === 'asc' ? a.id - b.id : b.id - a.id));
    sendPage(req, res, rows, row =>
      presentPipeline(row, project, rootUrl(req)),
    );
  });

  router.get([`${base}/latest`, `${base}/:pipeline`], (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return undefined;
    }
    const own = pipelinesOf(project.id);
    const pipeline = req.params.pipeline
      ? own.find(({ id }) => String(id) === req.params.pipeline)
      : own.sort((a, b) => b.id - a.id)[0];
    if (!pipeline) {
      return notFound(res, 'Pipeline');
    }
    return void res.json({
      ...presentPipeline(pipeline, project, rootUrl(req)),
      started_at: pipeline.createdAt,
      finished_at: pipeline.updatedAt,
      duration: pipeline.duration,
    });
  });

  router.get(`${base}/:pipeline/jobs`, (req, res) => {
    const project = projectOf(state, req, res);
    const pipeline = state.pipelines.get(req.params.pipeline);
    if (!project) {
      return undefined;
    }
    if (pipeline?.projectId !== project.id) {
      return notFound(res, 'Pipeline');
    }
    return sendPage(req, res, ['lint', 'test'], name => ({
      id: pipeline.id * 10 + (name === 'lint' ? 1 : 2),
      name,
      stage: 'test',
      status: name === 'lint' ? 'success' : pipeline.status,
      ref: pipeline.ref,
      created_at: pipeline.createdAt,
      finished_at: pipeline.updatedAt,
      duration: pipeline.duration / 2,
      allow_failure: false,
    }));
  });
  return router;
}
