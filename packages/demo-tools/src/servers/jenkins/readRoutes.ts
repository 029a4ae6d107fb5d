import PromiseRouter from 'express-promise-router';
import type { JenkinsState } from './JenkinsState';
import {
  showBuild,
  showConfig,
  showItem,
  showRoot,
  showSelf,
} from './readHandlers';

export function createReadRoutes(state: JenkinsState) {
  const router = PromiseRouter();

  router.get('/api/json', showRoot(state));

  router.get('/me/api/json', showSelf());

  router.get(/^((?:\/job\/[^/]+)+)\/api\/json$/, showItem(state));

  router.get(/^((?:\/job\/[^/]+)+)\/config\.xml$/, showConfig(state));

  router.get(
    /^((?:\/job\/[^/]+)+)\/(\d+|lastBuild|lastSuccessfulBuild)\/(api\/json|wfapi\/describe)$/,
    showBuild(state),
  );
  return router;
}
