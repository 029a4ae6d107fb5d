import PromiseRouter from 'express-promise-router';
import type { GitlabState } from './GitlabState';
import {
  answerGit,
  sendListPage,
  sendProjectPage,
  sendRawPage,
} from './webHandlers';

/** What a browser or git sees at a project's own address. */
export function createWebRoutes(state: GitlabState) {
  const router = PromiseRouter();

  router.all(/^\/([^/]+\/[^/]+?)\.git\/(.+)$/, answerGit(state));

  router.get(/^\/([^/]+\/[^/]+)\/-\/raw\/([^/]+)\/(.+)$/, sendRawPage(state));

  router.get(['/', '/groups/:group', '/:group'], sendListPage(state));

  router.get(/^\/([^/]+\/[^/]+)(\/-\/.*)?$/, sendProjectPage(state));
  return router;
}
