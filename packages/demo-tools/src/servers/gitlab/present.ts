import type { DemoAccount } from '../../company/accounts';
import type { Company, Person } from '../../company/schema';
import type { Group, MergeRequest, Pipeline, Project } from './model';
import { pathOf } from './seed';

export function presentGroup(group: Group, root: string) {
  return {
    id: group.id,
    name: group.name,
    path: group.path,
    full_name: group.name,
    full_path: group.fullPath,
    description: group.description,
    visibility: group.visibility,
    parent_id: null,
    web_url: `${root}/groups/${group.fullPath}`,
  };
}

export function presentProject(
  project: Project,
  group: Group | undefined,
  root: string,
) {
  const path = pathOf(project);
  const host = new URL(root).hostname;
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: `${group?.name ?? project.namespace} / ${
      project.name
    }`,
    path: project.path,
    path_with_namespace: path,
    created_at: project.createdAt,
    default_branch: project.defaultBranch,
    tag_list: project.topics,
    topics: project.topics,
    ssh_url_to_repo: `git@${host}:${path}.git`,
    http_url_to_repo: `${root}/${path}.git`,
    web_url: `${root}/${path}`,
    readme_url: `${root}/${path}/-/blob/main/README.md`,
    forks_count: 0,
    star_count: 0,
    last_activity_at: project.lastActivityAt,
    namespace: presentNamespace(project, group, root),
    empty_repo: project.defaultBranch === null,
    archived: project.archived,
    visibility: project.visibility,
    merge_method: project.mergeMethod,
    only_allow_merge_if_pipeline_succeeds: project.pipelineMustSucceed,
    only_allow_merge_if_all_discussions_are_resolved:
      project.discussionsMustBeResolved,
    issues_enabled: false,
    merge_requests_enabled: true,
    jobs_enabled: true,
    builds_access_level: 'enabled',
  };
}

function presentNamespace(
  project: Project,
  group: Group | undefined,
  root: string,
) {
  return {
    id: group?.id ?? 0,
    name: group?.name ?? project.namespace,
    path: project.namespace,
    kind: 'group',
    full_path: project.namespace,
    parent_id: null,
    web_url: `${root}/groups/${project.namespace}`,
  };
}

export function presentUser(company: Company, id: string, root: string) {
  const person: Person | undefined = company.people.find(p => p.id === id);
  const number = company.people.findIndex(p => p.id === id) + 1;
  return presentAccount({ number, id, name: person?.name ?? id }, root);
}

export function presentAccount(
  { number, id, name }: Pick<DemoAccount, 'number' | 'id' | 'name'>,
  root: string,
) {
  return {
    id: number,
    username: id,
    name,
    state: 'active',
    locked: false,
    avatar_url: null,
    web_url: `${root}/${id}`,
  };
}

export function presentMergeRequest(
  request: MergeRequest,
  project: Project,
  company: Company,
  root: string,
) {
  const author = presentUser(company, request.author, root);
  return {
    id: request.id,
    iid: request.iid,
    project_id: request.projectId,
    title: request.title,
    description: '',
    state: request.state,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
    merged_at: request.mergedAt,
    merge_user: request.mergedAt ? author : null,
    merged_by: request.mergedAt ? author : null,
    closed_at: null,
    target_branch: project.defaultBranch,
    source_branch: `change-${request.iid}`,
    author,
    assignees: [],
    reviewers: request.approvedBy.map(id => presentUser(company, id, root)),
    draft: false,
    sha: null,
    web_url: `${root}/${pathOf(project)}/-/merge_requests/${request.iid}`,
  };
}

export function presentApprovals(
  request: MergeRequest,
  company: Company,
  root: string,
) {
  return {
    id: request.id,
    iid: request.iid,
    project_id: request.projectId,
    title: request.title,
    state: request.state,
    created_at: request.createdAt,
    updated_at: request.updatedAt,
    approved: request.approvedBy.length > 0,
    approvals_required: 0,
    approvals_left: 0,
    approved_by: request.approvedBy.map(id => ({
      user: presentUser(company, id, root),
      approved_at: request.updatedAt,
    })),
  };
}

export function presentPipeline(
  pipeline: Pipeline,
  project: Project,
  root: string,
) {
  return {
    id: pipeline.id,
    iid: pipeline.iid,
    project_id: pipeline.projectId,
    sha: pipeline.sha,
    ref: pipeline.ref,
    status: pipeline.status,
    source: pipeline.source,
    created_at: pipeline.createdAt,
    updated_at: pipeline.updatedAt,
    web_url: `${root}/${pathOf(project)}/-/pipelines/${pipeline.id}`,
  };
}
