import PromiseRouter from 'express-promise-router';
import type { JenkinsState } from './JenkinsState';
import {
  changeConfig,
  createItem,
  removeItem,
  startBuild,
  xmlBody,
} from './writeHandlers';

export function createWriteRoutes(state: JenkinsState) {
  const router = PromiseRouter();

  router.post(/^((?:\/job\/[^/]+)*)\/createItem$/, xmlBody, createItem(state));

  router.post(
    /^((?:\/job\/[^/]+)+)\/config\.xml$/,
    xmlBody,
    changeConfig(state),
  );

  router.post(/^((?:\/job\/[^/]+)+)\/build$/, startBuild(state));

  router.post(/^((?:\/job\/[^/]+)+)\/doDelete$/, removeItem(state));
  router.delete(/^((?:\/job\/[^/]+)+)\/?$/, removeItem(state));
  return router;
}
