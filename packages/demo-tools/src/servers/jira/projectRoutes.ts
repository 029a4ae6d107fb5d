import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { rootUrl } from '../../http/hostGuard';
import { refuse } from './errors';
import type { JiraState } from './JiraState';
import type { JiraProject } from './model';
import { presentProject } from './present';

const MAX_RESULTS = 50;

const createBody = z.object({
  key: z.string(),
  name: z.string().min(1),
  description: z.string().default(''),
  leadAccountId: z.string(),
  projectTypeKey: z.string(),
});

const updateBody = createBody.partial();

function listOf(value: unknown): string[] {
  return [value ?? []].flat().flatMap(text => String(text).split(','));
}

const EVERYTHING = ['lead', 'description', 'insight'];

export function createProjectRoutes(state: JiraState) {
  const router = PromiseRouter();

  router.get('/project/search', (req, res) => {
    const { query } = req.query;
    const archived = listOf(req.query.status).includes('archived');
    const keys = listOf(req.query.keys);
    const rows = state.projects
      .list()
      .filter(
        project =>
          project.archived === archived &&
          (keys.length === 0 || keys.includes(project.key)) &&
          (!query ||
            `${project.key} ${project.name}`
              .toLowerCase()
              .includes(String(query).toLowerCase())),
      )
      .sort((a, b) => a.key.localeCompare(b.key));
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
  });

  router.post('/project', json(), (req, res) => {
    const body = createBody.safeParse(req.body);
    if (!body.success) {
      return refuse(res, 400, fieldErrors(body.error));
    }
    const problem = problemOf(state, body.data);
    if (problem) {
      return refuse(res, 400, problem);
    }
    const { leadAccountId, key, name, description } = body.data;
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
  });

  router.get('/project/:idOrKey', (req, res) => {
    const project = state.project(req.params.idOrKey);
    return project
      ? void res.json(presentProject(project, state, rootUrl(req), EVERYTHING))
      : noProject(res, req.params.idOrKey);
  });

  router.put('/project/:idOrKey', json(), (req, res) => {
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
  });

  router.delete('/project/:idOrKey', (req, res) => {
    const project = state.project(req.params.idOrKey);
    if (!project) {
      return noProject(res, req.params.idOrKey);
    }
    state.projects.delete(project.id);
    return void res.status(204).end();
  });
  return router;
}

function noProject(res: Parameters<typeof refuse>[0], idOrKey: string): void {
  refuse(res, 404, `No project could be found with key '${idOrKey}'.`);
}

function fieldErrors(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.map(issue => [issue.path.join('.'), issue.message]),
  );
}

function problemOf(
  state: JiraState,
  body: z.output<typeof createBody>,
): Record<string, string> | undefined {
  if (!/^[A-Z][A-Z0-9]{1,9}$/.test(body.key)) {
    return {
      projectKey:
        'A key is 2 to 10 upper-case letters and digits and begins with a letter.',
    };
  }
  if (state.project(body.key)) {
    return { projectKey: `Project ${body.key} uses this project key.` };
  }
  if (state.projects.list().some(({ name }) => name === body.name)) {
    return { projectName: 'A project with that name already exists.' };
  }
  if (!state.users.some(user => user.accountId === body.leadAccountId)) {
    return { projectLead: 'The lead is not a user.' };
  }
  return undefined;
}
