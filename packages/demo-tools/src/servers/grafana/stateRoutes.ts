import PromiseRouter from 'express-promise-router';
import type { GrafanaState } from './GrafanaState';
import {
  listDataSources,
  showOrganisation,
  showRuleStates,
} from './stateHandlers';

/** State of rules, data sources and health. */
export function createStateRoutes(state: GrafanaState) {
  const router = PromiseRouter();

  router.get('/prometheus/grafana/api/v1/rules', showRuleStates(state));

  router.get('/datasources', listDataSources(state));

  router.get('/org', showOrganisation(state));
  return router;
}
