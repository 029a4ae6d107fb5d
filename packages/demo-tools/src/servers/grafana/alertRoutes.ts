import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import type { GrafanaState } from './GrafanaState';
import {
  BASE,
  createRule,
  deleteRule,
  editRule,
  listContactPoints,
  listRules,
  showPolicies,
  showRule,
} from './alertHandlers';

export function createAlertRoutes(state: GrafanaState) {
  const router = PromiseRouter();

  router.get(BASE, listRules(state));

  router.get(`${BASE}/:uid`, showRule(state));

  router.post(BASE, json(), createRule(state));

  router.put(`${BASE}/:uid`, json(), editRule(state));

  router.delete(`${BASE}/:uid`, deleteRule(state));

  router.get('/v1/provisioning/contact-points', listContactPoints(state));

  router.get('/v1/provisioning/policies', showPolicies(state));
  return router;
}
