import { Router } from 'express';
import type { ToolServer } from '../../http/createToolApp';
import { sendPage } from '../../http/page';
import type { ToolContext } from '../../tools';
import { createAlertRoutes } from './alertRoutes';
import { authenticate } from './authenticate';
import { createDashboardRoutes } from './dashboardRoutes';
import { grafanaErrors } from './errors';
import { createFolderRoutes } from './folderRoutes';
import { GrafanaState } from './GrafanaState';
import { createStateRoutes } from './stateRoutes';

export function createGrafana(context: ToolContext): ToolServer {
  const state = new GrafanaState(context);
  const router = Router();
  router.get('/api/health', (_req, res) => {
    res.json({ database: 'ok', version: '12.2.0', commit: 'demo' });
  });
  router.use(
    '/api',
    authenticate,
    createDashboardRoutes(state),
    createFolderRoutes(state),
    createAlertRoutes(state),
    createStateRoutes(state),
    (_req, res) => grafanaErrors.notFound(res.status(404)),
  );
  router.use(createPages(state));
  return { errors: grafanaErrors, router };
}

function createPages(state: GrafanaState): Router {
  const router = Router();
  const page = (title: string, line?: string) => ({
    tool: 'Grafana',
    title,
    lines: line ? [line] : [],
  });
  router.get('/', (_req, res) =>
    sendPage(res, {
      ...page('Dashboards'),
      links: state.dashboards
        .list()
        .map(({ uid, title }) => ({ path: `/d/${uid}`, title })),
    }),
  );
  router.get(['/d/:uid', '/d/:uid/:slug'], (req, res, next) => {
    const dashboard = state.dashboards.get(req.params.uid);
    return dashboard
      ? sendPage(res, page(dashboard.title, dashboard.tags.join(', ')))
      : next();
  });
  router.get(
    ['/alerting/grafana/:uid/view', '/alerting/:uid/edit'],
    (req, res, next) => {
      const rule = state.rules.get(req.params.uid);
      return rule ? sendPage(res, page(rule.title, rule.state)) : next();
    },
  );
  router.get('/admin/users', (_req, res) => sendPage(res, page('Users')));
  router.get(['/alerting/list', '/alerting/notifications'], (_req, res) =>
    sendPage(res, page('Alerting')),
  );
  router.get(
    ['/dashboards/f/:uid', '/dashboards/f/:uid/:slug'],
    (req, res, next) => {
      const folder = state.folders.get(req.params.uid);
      return folder ? sendPage(res, page(folder.title)) : next();
    },
  );
  return router;
}
