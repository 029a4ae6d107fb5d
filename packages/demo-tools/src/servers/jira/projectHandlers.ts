import type { Request } from 'express';
import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { refuse } from './errors';
import type { JiraState } from './JiraState';
import type { JiraProject } from './model';
import { presentProject } from './present';
import { createBody, fieldErrors, problemOf, updateBody } from './projectBody';

const MAX_RESULTS = 50;

function listOf(value: unknown): string[] {
  return [value ?? []].flat().flatMap(text => String(text).split(','));
}

const EVERYTHING = ['lead', 'description', 'insight'];

function filterProjects(projects: JiraProject[], req: Request): JiraProject[] {
  const asked = listOf(req.query.status);
  const statuses = asked.length ? asked : ['live'];
  const keys = listOf(req.query.keys);
  const query = String(req.query.query ?? '').toLowerCase();
  return projects
    .filter(
      project =>
        statuses.includes(project.archived ? 'archived' : 'live') &&
        (keys.length === 0 || keys.includes(project.key)) &&
        `${project.key} ${project.name}`.toLowerCase().includes(query),
    )
    .sort((x, y) => x.key.localeCompare(y.key));
}

export function searchProjects(state: JiraState): Handler {
  return (req, res) => {
    const rows = filterProjects(state.projects.list(), req);
    const startAt = Math.max(0, Number(req.query.startAt ?? 0) || 0);
    const asked = Number(req.query.maxResults ?? MAX_RESULTS) || MAX_RESULTS;
    const maxResults = Math.min(asked, MAX_RESULTS);
    const isLast = startAt + maxResults >= rows.length;
    const self = new URL(req.originalUrl, rootUrl(req));
    const nextPage = new URL(self);
    nextPage.searchParams.set('startAt', String(startAt + maxResults));
    res.json({
      self: self.href,
      ...(!isLast && { nextPage: nextPage.href }),
      maxResults,
      startAt,
      total: rows.length,
      isLast,
      values: rows
        .slice(startAt, startAt + maxResults)
        .map(project =>
          presentProject(
            project,
            state,
            rootUrl(req),
            listOf(req.query.expand),
          ),
        ),
    });
  };
}

export function createProject(state: JiraState): Handler {
  return (req, res) => {
    const body = createBody.safeParse(req.body);
    if (!body.success) {
      return refuse(res, 400, fieldErrors(body.error));
    }
    const problem = problemOf(state, body.data);
    if (problem) {
      return refuse(res, 400, problem);
    }
    const { leadAccountId, key, name, description = '' } = body.data;
    const id = state.nextProjectId();
    state.projects.put(id, {
      id,
      key,
      name,
      description,
      lead: leadAccountId,
      archived: false,
    });
    const self = `${rootUrl(req)}/rest/api/3/project/${id}`;
    return void res.status(201).json({ self, id: Number(id), key });
  };
}

export function showProject(state: JiraState): Handler {
  return (req, res) => {
    const project = state.project(req.params.idOrKey);
    return project
      ? void res.json(presentProject(project, state, rootUrl(req), EVERYTHING))
      : noProject(res, req.params.idOrKey);
  };
}

export function editProject(state: JiraState): Handler {
  return (req, res) => {
    const project = state.project(req.params.idOrKey);
    const body = updateBody.safeParse(req.body);
    if (!project) {
      return noProject(res, req.params.idOrKey);
    }
    if (!body.success) {
      return refuse(res, 400, fieldErrors(body.error));
    }
    const changed: JiraProject = {
      ...project,
      key: body.data.key ?? project.key,
      name: body.data.name ?? project.name,
      description: body.data.description ?? project.description,
      lead: body.data.leadAccountId ?? project.lead,
    };
    state.projects.put(project.id, changed);
    return void res.json(
      presentProject(changed, state, rootUrl(req), EVERYTHING),
    );
  };
}

export function deleteProject(state: JiraState): Handler {
  return (req, res) => {
    const project = state.project(req.params.idOrKey);
    if (!project) {
      return noProject(res, req.params.idOrKey);
    }
    state.projects.delete(project.id);
    return void res.status(204).end();
  };
}

function noProject(res: Parameters<typeof refuse>[0], idOrKey: string): void {
  refuse(res, 404, `No project could be found with key '${idOrKey}'.`);
}
