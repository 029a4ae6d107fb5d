import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import type { GitlabState } from './GitlabState';
import {
  BASE,
  changeProtection,
  listProtections,
  protect,
  showProtection,
  unprotect,
} from './branchHandlers';

export function createBranchRoutes(state: GitlabState) {
  const router = PromiseRouter();

  router.get(BASE, listProtections(state));

  router.get(`${BASE}/:name`, showProtection(state));

  router.post(BASE, json(), protect(state));

  router.patch(`${BASE}/:name`, json(), changeProtection(state));

  router.delete(`${BASE}/:name`, unprotect(state));
  return router;
}
