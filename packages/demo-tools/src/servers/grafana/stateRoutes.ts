import PromiseRouter from 'express-promise-router';
import type { GrafanaState } from './GrafanaState';
import {
  listDataSources,
  showOrganisation,
  showRuleStates,
} from './stateHandlers';
import { listOrgUsers, listTeamMembers } from './userHandlers';

/** State of rules, data sources, people and health. */
export function createStateRoutes(state: GrafanaState) {
  const router = PromiseRouter();

  router.get('/prometheus/grafana/api/v1/rules', showRuleStates(state));

  router.get('/datasources', listDataSources(state));

  router.get('/org', showOrganisation(state));

  router.get('/org/users', listOrgUsers(state));

  router.get('/teams/:id/members', listTeamMembers(state));
  return router;
}
