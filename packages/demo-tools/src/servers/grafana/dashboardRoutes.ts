import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import type { GrafanaState } from './GrafanaState';
import {
  deleteDashboard,
  saveDashboard,
  searchDashboards,
  showDashboard,
  showDashboardPermissions,
} from './dashboardHandlers';

export function createDashboardRoutes(state: GrafanaState) {
  const router = PromiseRouter();

  router.get('/search', searchDashboards(state));

  router.get('/dashboards/uid/:uid', showDashboard(state));

  router.get(
    '/dashboards/uid/:uid/permissions',
    showDashboardPermissions(state),
  );

  router.post('/dashboards/db', json({ limit: '5mb' }), saveDashboard(state));

  router.delete('/dashboards/uid/:uid', deleteDashboard(state));
  return router;
}
