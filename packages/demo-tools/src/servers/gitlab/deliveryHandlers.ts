import { stableNumber } from '../../company/derive';
import type { Handler } from '../../http/handler';
import type { GitlabState } from './GitlabState';
import type { Project } from './model';
import { sendPage } from './paging';
import { projectOf } from './projectOf';

/** Pipelines that start by the clock: one at night, in every project that is built. */
export function listSchedules(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return;
    }
    const built = state.pipelines
      .list()
      .some(({ projectId }) => projectId === project.id);
    const rows = built ? [project] : [];
    sendPage(req, res, rows, presentSchedule);
  };
}

function presentSchedule(project: Project) {
  const minute = stableNumber(project.path, 60);
  return {
    id: project.id,
    description: 'Nightly',
    ref: `refs/heads/${project.defaultBranch}`,
    cron: `${minute} 2 * * *`,
    cron_timezone: 'UTC',
    active: true,
    created_at: project.createdAt,
    updated_at: project.createdAt,
  };
}

/** Each pipeline of the default branch that passed was deployed. */
export function listDeployments(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return;
    }
    const after = Date.parse(String(req.query.updated_after ?? 0));
    const rows = state.pipelines
      .list()
      .filter(
        ({ projectId, ref, status, updatedAt }) =>
          projectId === project.id &&
          ref === project.defaultBranch &&
          status === 'success' &&
          Date.parse(updatedAt) > after,
      )
      .sort((a, b) => (req.query.sort === 'desc' ? b.id - a.id : a.id - b.id));
    sendPage(req, res, rows, pipeline => ({
      id: pipeline.id,
      iid: pipeline.iid,
      ref: pipeline.ref,
      sha: pipeline.sha,
      status: 'success',
      created_at: pipeline.createdAt,
      updated_at: pipeline.updatedAt,
      environment: { id: project.id, name: 'production', slug: 'production' },
    }));
  };
}
