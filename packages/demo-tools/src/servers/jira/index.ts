import { Router } from 'express';
import type { ToolServer } from '../../http/createToolApp';
import { rootUrl } from '../../http/hostGuard';
import { sendPage } from '../../http/page';
import type { ToolContext } from '../../tools';
import { authenticate } from './authenticate';
import { jiraErrors } from './errors';
import { JiraState } from './JiraState';
import { presentUser } from './present';
import { createProjectRoutes } from './projectRoutes';
import { createSearchRoutes } from './searchRoutes';

export function createJira(context: ToolContext): ToolServer {
  const state = new JiraState(context);
  const router = Router();
  const api = Router();
  api.get('/myself', (req, res) => {
    res.json(presentUser(state.self, rootUrl(req)));
  });
  api.use(createSearchRoutes(state), createProjectRoutes(state));
  router.use('/rest/api/3', authenticate, api);
  router.get(['/browse/:key', '/projects/:key'], (req, res, next) => {
    const [projectKey] = req.params.key.split('-');
    const project = state.project(projectKey);
    return project
      ? sendPage(res, {
          tool: 'Jira',
          title: `${req.params.key}: ${project.name}`,
          lines: [project.description],
        })
      : next();
  });
  router.get('/jira/people/:accountId', (req, res, next) => {
    const user = state.users.find(
      one => one.accountId === req.params.accountId,
    );
    return user
      ? sendPage(res, { tool: 'Jira', title: user.displayName })
      : next();
  });
  router.get('/', (_req, res) =>
    sendPage(res, {
      tool: 'Jira',
      title: 'Projects',
      links: state.projects
        .list()
        .map(({ key, name }) => ({ path: `/browse/${key}`, title: name })),
    }),
  );
  return { errors: jiraErrors, router };
}
