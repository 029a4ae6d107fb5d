import PromiseRouter from 'express-promise-router';
import type { GitlabState } from './GitlabState';
import {
  listGroups,
  listNamespaces,
  showGroup,
  showNamespace,
  showSelf,
  showVersion,
} from './groupHandlers';
import { listUsers } from './userHandlers';

export function createGroupRoutes(state: GitlabState) {
  const router = PromiseRouter();

  router.get('/version', showVersion());

  router.get('/user', showSelf());

  router.get('/users', listUsers(state));

  router.get('/groups', listGroups(state));

  router.get('/groups/:id', showGroup(state));

  router.get('/namespaces', listNamespaces(state));

  router.get('/namespaces/:id', showNamespace(state));
  return router;
}
