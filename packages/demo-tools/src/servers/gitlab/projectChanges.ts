import { z } from 'zod';
import type { GitlabState } from './GitlabState';
import type { Project } from './model';
import { pathOf, protectionOf } from './seed';

/** GitLab takes numbers and booleans as text too. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform(v => v === 'true')])
  .optional();

export const projectBody = z.object({
  name: z.string().min(1).optional(),
  path: z
    .string()
    .regex(
      /^[a-zA-Z0-9_][a-zA-Z0-9_.-]*$/,
      'can contain only letters, digits, "_", "-" and "."',
    )
    .refine(path => !/(\.git|\.atom|\.)$/.test(path) && !path.includes('..'))
    .optional(),
  namespace_id: z.coerce.number().optional(),
  description: z.string().nullish(),
  visibility: z.enum(['private', 'internal', 'public']).optional(),
  default_branch: z.string().optional(),
  topics: z.array(z.string()).optional(),
  initialize_with_readme: flag,
  archived: flag,
  merge_method: z.enum(['merge', 'rebase_merge', 'ff']).optional(),
  only_allow_merge_if_pipeline_succeeds: flag,
  only_allow_merge_if_all_discussions_are_resolved: flag,
});

export type ProjectBody = z.output<typeof projectBody>;

/** A new project, or the reason why it cannot be. */
export function newProject(
  state: GitlabState,
  body: ProjectBody,
): Project | string {
  const path =
    body.path ?? body.name?.toLowerCase().replace(/[^a-z0-9_.-]+/g, '-');
  const group = state.groups.find(({ id }) => id === body.namespace_id);
  if (!path) {
    return 'name is missing';
  }
  if (!group) {
    return 'namespace is not valid';
  }
  if (state.project(`${group.fullPath}/${path}`)) {
    return 'path has already been taken';
  }
  const id = state.nextProjectId();
  const at = new Date().toISOString();
  const base: Project = {
    id,
    name: body.name ?? path,
    path,
    namespace: group.fullPath,
    description: '',
    visibility: 'private',
    archived: false,
    topics: [],
    defaultBranch: 'main',
    createdAt: at,
    lastActivityAt: at,
    mergeMethod: 'merge',
    pipelineMustSucceed: false,
    discussionsMustBeResolved: false,
    seeded: body.initialize_with_readme ?? false,
    protectedBranches: body.initialize_with_readme
      ? [{ ...protectionOf(id), pushLevel: 40 }]
      : [],
  };
  return changeProject(base, body);
}

export function changeProject(project: Project, body: ProjectBody): Project {
  const renamed = body.path !== undefined && body.path !== project.path;
  return {
    ...project,
    name: body.name ?? project.name,
    path: body.path ?? project.path,
    formerPath: renamed ? pathOf(project) : project.formerPath,
    description: body.description ?? project.description,
    visibility: body.visibility ?? project.visibility,
    archived: body.archived ?? project.archived,
    topics: body.topics ?? project.topics,
    defaultBranch: body.default_branch ?? project.defaultBranch,
    mergeMethod: body.merge_method ?? project.mergeMethod,
    pipelineMustSucceed:
      body.only_allow_merge_if_pipeline_succeeds ?? project.pipelineMustSucceed,
    discussionsMustBeResolved:
      body.only_allow_merge_if_all_discussions_are_resolved ??
      project.discussionsMustBeResolved,
  };
}
