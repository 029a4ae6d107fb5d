import PromiseRouter from 'express-promise-router';
import type { GitlabState } from './GitlabState';
import {
  BASE,
  sendArchive,
  sendRawFile,
  showBranch,
  showBranches,
  showCommits,
  showFile,
  showTree,
} from './repositoryHandlers';

export function createRepositoryRoutes(state: GitlabState) {
  const router = PromiseRouter();

  router.get(`${BASE}/tree`, showTree(state));

  router.get(`${BASE}/branches`, showBranches(state));

  router.get(`${BASE}/branches/:branch`, showBranch(state));

  router.get(`${BASE}/commits`, showCommits(state));

  router.get([`${BASE}/archive`, `${BASE}/archive.tar.gz`], sendArchive(state));

  router.get(`${BASE}/files/:path/raw`, sendRawFile(state));

  router.get(`${BASE}/files/:path`, showFile(state));
  return router;
}
