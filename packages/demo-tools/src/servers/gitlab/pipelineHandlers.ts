import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import type { Pipeline, Project } from './model';
import { sendPage } from './paging';
import { presentPipeline } from './present';
import { projectOf } from './projectOf';

export const BASE = '/projects/:id/pipelines';

function pipelinesOf(state: GitlabState, project: Project): Pipeline[] {
  return state.pipelines.list().filter(row => row.projectId === project.id);
}

export function listPipelines(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return;
    }
    const { ref, status, updated_after, sort } = req.query;
    const rows = pipelinesOf(state, project)
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
  };
}

export function showPipeline(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return undefined;
    }
    const own = pipelinesOf(state, project);
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
  };
}

export function listJobs(state: GitlabState): Handler {
  return (req, res) => {
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
  };
}
