import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import type { JiraState } from './JiraState';
import {
  countIssues,
  refuseOldSearch,
  searchIssues,
  searchUsers,
} from './searchHandlers';

export function createSearchRoutes(state: JiraState) {
  const router = PromiseRouter();

  router.get('/search/jql', searchIssues(state));
  router.post('/search/jql', json(), searchIssues(state));

  router.post('/search/approximate-count', json(), countIssues(state));

  router.all('/search', refuseOldSearch());

  router.get('/user/search', searchUsers(state));
  return router;
}
