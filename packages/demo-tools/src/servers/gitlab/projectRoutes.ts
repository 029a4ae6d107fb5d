import { json } from 'express';
import PromiseRouter from 'express-promise-router';
import type { GitlabState } from './GitlabState';
import {
  createProject,
  deleteProject,
  editProject,
  listGroupProjects,
  listProjects,
  showProject,
} from './projectHandlers';

export function createProjectRoutes(state: GitlabState) {
  const router = PromiseRouter();
  router.get('/projects', listProjects(state));

  router.post('/projects', json(), createProject(state));

  router.get('/projects/:id', showProject(state));

  router.put('/projects/:id', json(), editProject(state));

  router.delete('/projects/:id', deleteProject(state));

  router.get('/groups/:id/projects', listGroupProjects(state));
  return router;
}
