import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import type { GrafanaState } from './GrafanaState';
import {
  createFolder,
  deleteFolder,
  listFolders,
  showFolder,
  showPermissions,
} from './folderHandlers';

export function createFolderRoutes(state: GrafanaState) {
  const router = PromiseRouter();

  router.get('/folders', listFolders(state));

  router.post('/folders', json(), createFolder(state));

  router.get('/folders/:uid', showFolder(state));

  router.delete('/folders/:uid', deleteFolder(state));

  router.get('/folders/:uid/permissions', showPermissions(state));
  return router;
}
