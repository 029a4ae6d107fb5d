import PromiseRouter from 'express-promise-router';
import { membersOf } from '../../company/derive';
import { rootUrl } from '../../http/hostGuard';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import { sendPage } from './paging';
import { presentApprovals, presentMergeRequest, presentUser } from './present';
import { projectOf } from './projectOf';

/** Access levels: https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const DEVELOPER = 30;
const MAINTAINER = 40;

export function createReviewRoutes(state: GitlabState) {
  const router = PromiseRouter();
  const { company } = state.context;
  const base = '/projects/:id/merge_requests';

  router.get(base, (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return;
    }
    const { state: wanted, updated_after, target_branch } = req.query;
    const rows = state.mergeRequests
      .list()
      .filter(
        request =>
          request.projectId === project.id &&
          (!wanted || wanted === 'all' || request.state === wanted) &&
          (!target_branch || target_branch === project.defaultBranch) &&
          (!updated_after ||
            Date.parse(request.updatedAt) > Date.parse(String(updated_after))),
      )
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    sendPage(req, res, rows, request =>
      presentMergeRequest(request, project, company, rootUrl(req)),
    );
  });

  router.get([`${base}/:iid`, `${base}/:iid/approvals`], (req, res) => {
    const project = projectOf(state, req, res);
    const request = state.mergeRequests
      .list()
      .find(
        row =>
          row.projectId === project?.id && String(row.iid) === req.params.iid,
      );
    if (project && request) {
      res.json(
        req.path.endsWith('/approvals')
          ? presentApprovals(request, company, rootUrl(req))
          : presentMergeRequest(request, project, company, rootUrl(req)),
      );
    } else if (project) {
      notFound(res, 'Merge Request');
    }
  });

  router.get(
    ['/projects/:id/members', '/projects/:id/members/all'],
    (req, res) => {
      const project = projectOf(state, req, res);
      if (!project) {
        return;
      }
      const team = membersOf(company, project.namespace);
      const platform = membersOf(company, 'platform');
      const members = [...new Set([...team, ...platform])];
      sendPage(req, res, members, person => ({
        ...presentUser(company, person.id, rootUrl(req)),
        access_level:
          person.leads === project.namespace || platform.includes(person)
            ? MAINTAINER
            : DEVELOPER,
        expires_at: null,
        membership_state: 'active',
      }));
    },
  );
  return router;
}
