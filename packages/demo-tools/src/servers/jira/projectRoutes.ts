import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import type { JiraState } from './JiraState';
import {
  createProject,
  deleteProject,
  editProject,
  searchProjects,
  showProject,
} from './projectHandlers';
import { listRoles, listUsers, showRole } from './roleHandlers';
import { listVersions } from './versionHandlers';

export function createProjectRoutes(state: JiraState) {
  const router = PromiseRouter();

  router.get('/project/search', searchProjects(state));

  router.post('/project', json(), createProject(state));

  router.get('/project/:idOrKey', showProject(state));

  router.put('/project/:idOrKey', json(), editProject(state));

  router.delete('/project/:idOrKey', deleteProject(state));

  router.get('/project/:idOrKey/role', listRoles(state));

  router.get('/project/:idOrKey/role/:id', showRole(state));

  router.get('/project/:idOrKey/versions', listVersions(state));

  router.get('/users/search', listUsers(state));
  return router;
}
