import PromiseRouter from 'express-promise-router';
import type { GitlabState } from './GitlabState';
import {
  BASE,
  listApprovalRules,
  listMembers,
  listMergeRequests,
  showApprovalSettings,
  showMergeRequest,
} from './reviewHandlers';

export function createReviewRoutes(state: GitlabState) {
  const router = PromiseRouter();

  router.get(BASE, listMergeRequests(state));

  router.get(
    [`${BASE}/:iid`, `${BASE}/:iid/approvals`],
    showMergeRequest(state),
  );

  router.get('/projects/:id/approval_rules', listApprovalRules(state));

  router.get('/projects/:id/approvals', showApprovalSettings(state));

  router.get(
    ['/projects/:id/members', '/projects/:id/members/all'],
    listMembers(state),
  );
  return router;
}
