import { json, Request } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { rootUrl } from '../../http/hostGuard';
import { badRequest, notFound } from './errors';
import type { GitlabState } from './GitlabState';
import type { Project } from './model';
import { sendKeysetPage, sendPage } from './paging';
import { presentProject } from './present';
import { projectOf } from './projectOf';
import { pathOf, protectionOf } from './seed';

/** GitLab takes numbers and booleans as text too. */
const flag = z
  .union([z.boolean(), z.enum(['true', 'false']).transform(v => v === 'true')])
  .optional();

const projectBody = z.object({
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

type ProjectBody = z.output<typeof projectBody>;

export function createProjectRoutes(state: GitlabState) {
  const router = PromiseRouter();
  const present = (req: Request) => (project: Project) =>
    presentProject(project, state.group(project.namespace), rootUrl(req));

  router.get('/projects', (req, res) => {
    const rows = filterProjects(state.projects.list(), req);
    const send = req.query.pagination === 'keyset' ? sendKeysetPage : sendPage;
    send(req, res, rows, present(req));
  });

  router.post('/projects', json(), (req, res) => {
    const body = projectBody.safeParse(req.body);
    if (!body.success) {
      return badRequest(res, z.flattenError(body.error).fieldErrors);
    }
    const created = newProject(state, body.data);
    if (typeof created === 'string') {
      return badRequest(res, { base: [created] });
    }
    state.projects.put(created.id, created);
    return void res.status(201).json(present(req)(created));
  });

  router.get('/projects/:id', (req, res) => {
    const project = projectOf(state, req, res);
    if (project) {
      res.json(present(req)(project));
    }
  });

  router.put('/projects/:id', json(), (req, res) => {
    const project = projectOf(state, req, res);
    const body = projectBody.safeParse(req.body);
    if (project && !body.success) {
      badRequest(res, z.flattenError(body.error).fieldErrors);
    } else if (project && body.success) {
      res.json(
        present(req)(
          state.projects.put(project.id, changeProject(project, body.data)),
        ),
      );
    }
  });

  router.delete('/projects/:id', (req, res) => {
    const project = projectOf(state, req, res);
    if (project) {
      state.removeProject(project.id);
      res.status(202).json({ message: '202 Accepted' });
    }
  });

  router.get('/groups/:id/projects', (req, res) => {
    const group = state.group(req.params.id);
    if (!group) {
      return notFound(res, 'Group');
    }
    const rows = filterProjects(state.projects.list(), req).filter(
      project => project.namespace === group.fullPath,
    );
    return sendPage(req, res, rows, present(req));
  });
  return router;
}

function filterProjects(projects: Project[], req: Request): Project[] {
  const { archived, search, topic, visibility, last_activity_after } =
    req.query;
  return projects
    .filter(
      project =>
        (archived === undefined || String(project.archived) === archived) &&
        (!search || pathOf(project).includes(String(search))) &&
        (!topic || project.topics.includes(String(topic))) &&
        (!visibility || project.visibility === visibility) &&
        (!last_activity_after ||
          project.lastActivityAt > String(last_activity_after)),
    )
    .sort((a, b) => (req.query.sort === 'asc' ? a.id - b.id : b.id - a.id));
}

/** A new project, or the reason why it cannot be. */
function newProject(state: GitlabState, body: ProjectBody): Project | string {
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

function changeProject(project: Project, body: ProjectBody): Project {
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
