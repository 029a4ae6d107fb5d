import { stableNumber } from '../../company/derive';
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

/** A handler for what belongs to one pipeline of a project. */
function ofPipeline(
  state: GitlabState,
  send: (pipeline: Pipeline, ...rest: Parameters<Handler>) => void,
): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    const pipeline = state.pipelines.get(req.params.pipeline);
    if (!project) {
      return undefined;
    }
    if (pipeline?.projectId !== project.id) {
      return notFound(res, 'Pipeline');
    }
    return send(pipeline, req, res);
  };
}

export function listJobs(state: GitlabState): Handler {
  return ofPipeline(state, (pipeline, req, res) =>
    sendPage(req, res, ['lint', 'test'], name => ({
      id: pipeline.id * 10 + (name === 'lint' ? 1 : 2),
      name,
      stage: 'test',
      status: name === 'lint' ? 'success' : pipeline.status,
      ref: pipeline.ref,
      created_at: pipeline.createdAt,
      finished_at: pipeline.updatedAt,
      duration: pipeline.duration / 2,
      allow_failure: false,
      coverage: name === 'test' ? coverageOf(pipeline) : null,
    })),
  );
}

export function showTestSummary(state: GitlabState): Handler {
  return ofPipeline(state, (pipeline, _req, res) => {
    const count = 40 + stableNumber(String(pipeline.projectId), 200);
    const failed = pipeline.status === 'failed' ? 2 : 0;
    const time = pipeline.duration / 2;
    res.json({
      total: {
        time,
        count,
        success: count - failed,
        failed,
        skipped: 0,
        error: 0,
        suite_error: null,
      },
      test_suites: [
        {
          name: 'test',
          total_time: time,
          total_count: count,
          success_count: count - failed,
          failed_count: failed,
          skipped_count: 0,
          error_count: 0,
          build_ids: [pipeline.id * 10 + 2],
          suite_error: null,
        },
      ],
    });
  });
}

/** Percent of the lines. */
function coverageOf({ projectId }: Pipeline): number {
  return 55 + stableNumber(`coverage ${projectId}`, 40);
}
