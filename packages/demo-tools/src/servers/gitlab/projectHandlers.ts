import { Request } from 'express';
import { z } from 'zod';
import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { badRequest, notFound } from './errors';
import type { GitlabState } from './GitlabState';
import type { Project } from './model';
import { sendKeysetPage, sendPage } from './paging';
import { presentProject } from './present';
import { changeProject, newProject, projectBody } from './projectChanges';
import { projectOf } from './projectOf';
import { pathOf } from './seed';

export function listProjects(state: GitlabState): Handler {
  return (req, res) => {
    const rows = filterProjects(state.projects.list(), req);
    const send = req.query.pagination === 'keyset' ? sendKeysetPage : sendPage;
    send(req, res, rows, presenter(state, req));
  };
}

export function createProject(state: GitlabState): Handler {
  return (req, res) => {
    const body = projectBody.safeParse(req.body);
    if (!body.success) {
      return badRequest(res, z.flattenError(body.error).fieldErrors);
    }
    const created = newProject(state, body.data);
    if (typeof created === 'string') {
      return badRequest(res, { base: [created] });
    }
    state.projects.put(created.id, created);
    return void res.status(201).json(presenter(state, req)(created));
  };
}

export function showProject(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (project) {
      res.json(presenter(state, req)(project));
    }
  };
}

export function editProject(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    const body = projectBody.safeParse(req.body);
    if (project && !body.success) {
      badRequest(res, z.flattenError(body.error).fieldErrors);
    } else if (project && body.success) {
      res.json(
        presenter(
          state,
          req,
        )(state.projects.put(project.id, changeProject(project, body.data))),
      );
    }
  };
}

export function deleteProject(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (project) {
      state.removeProject(project.id);
      res.status(202).json({ message: '202 Accepted' });
    }
  };
}

export function listGroupProjects(state: GitlabState): Handler {
  return (req, res) => {
    const group = state.group(req.params.id);
    if (!group) {
      return notFound(res, 'Group');
    }
    const rows = filterProjects(state.projects.list(), req).filter(
      project => project.namespace === group.fullPath,
    );
    return sendPage(req, res, rows, presenter(state, req));
  };
}

function presenter(state: GitlabState, req: Request) {
  return (project: Project) =>
    presentProject(project, state.group(project.namespace), rootUrl(req));
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
