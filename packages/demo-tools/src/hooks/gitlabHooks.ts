import { randomUUID } from 'node:crypto';
import type { GitlabState } from '../servers/gitlab/GitlabState';
import type { Pipeline, Project } from '../servers/gitlab/model';
import { pathOf } from '../servers/gitlab/seed';
import type { Hook } from './HookSender';

/** A system hook for what changes in the demo GitLab (https://docs.gitlab.com/administration/system_hooks/). */
export function watchGitlab(
  state: GitlabState,
  send: (hook: Hook) => void,
): void {
  const root = state.context.urls.gitlab;
  state.projects.onChange = (before, after) =>
    send(withId(projectEvent(before, after)));
  state.pipelines.onChange = (_before, pipeline) => {
    const project = pipeline && state.projects.get(pipeline.projectId);
    if (project) send(withId(pipelineEvent(pipeline, project, root)));
  };
}

function withId(body: object): Hook {
  return {
    headers: {
      'X-Gitlab-Event': 'System Hook',
      'Idempotency-Key': randomUUID(),
    },
    body,
  };
}

function projectEvent(before?: Project, after?: Project): object {
  const project = (after ?? before)!;
  return {
    event_name: eventName(before, after),
    name: project.name,
    path: project.path,
    path_with_namespace: pathOf(project),
    project_id: project.id,
    project_visibility: project.visibility,
    created_at: project.createdAt,
    updated_at: new Date().toISOString(),
  };
}

function eventName(before?: Project, after?: Project): string {
  if (!after) return 'project_destroy';
  if (!before) return 'project_create';
  if (pathOf(before) !== pathOf(after)) return 'project_rename';
  return before.lastActivityAt === after.lastActivityAt
    ? 'project_update'
    : 'repository_update';
}

function pipelineEvent(pipeline: Pipeline, project: Project, root: string) {
  return {
    object_kind: 'pipeline',
    object_attributes: {
      id: pipeline.id,
      iid: pipeline.iid,
      ref: pipeline.ref,
      sha: pipeline.sha,
      status: pipeline.status,
      source: pipeline.source,
      created_at: pipeline.createdAt,
      finished_at: pipeline.updatedAt,
      duration: pipeline.duration,
    },
    project: {
      id: project.id,
      name: project.name,
      web_url: `${root}/${pathOf(project)}`,
      path_with_namespace: pathOf(project),
      default_branch: project.defaultBranch,
    },
  };
}
