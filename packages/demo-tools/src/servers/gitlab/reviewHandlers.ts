import { accountsOf } from '../../company/accounts';
import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import { sendPage } from './paging';
import {
  presentAccount,
  presentApprovals,
  presentMergeRequest,
} from './present';
import { projectOf } from './projectOf';

export const BASE = '/projects/:id/merge_requests';

/** Access levels: https://docs.gitlab.com/api/access_requests/#valid-access-levels */
const DEVELOPER = 30;

const MAINTAINER = 40;

export function listMergeRequests(state: GitlabState): Handler {
  return (req, res) => {
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
      presentMergeRequest(
        request,
        project,
        state.context.company,
        rootUrl(req),
      ),
    );
  };
}

export function showMergeRequest(state: GitlabState): Handler {
  return (req, res) => {
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
          ? presentApprovals(request, state.context.company, rootUrl(req))
          : presentMergeRequest(
              request,
              project,
              state.context.company,
              rootUrl(req),
            ),
      );
    } else if (project) {
      notFound(res, 'Merge Request');
    }
  };
}

/** Projects in which open comments block a merge ask for an approval, too. */
export function listApprovalRules(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return;
    }
    sendPage(req, res, [project], ({ id, discussionsMustBeResolved }) => ({
      id,
      name: 'All Members',
      rule_type: 'any_approver',
      eligible_approvers: [],
      approvals_required: discussionsMustBeResolved ? 1 : 0,
      users: [],
      groups: [],
      contains_hidden_groups: false,
      protected_branches: [],
      applies_to_all_protected_branches: false,
    }));
  };
}

export function showApprovalSettings(state: GitlabState): Handler {
  return (req, res) => {
    if (projectOf(state, req, res)) {
      res.json({
        approvals_before_merge: 0,
        reset_approvals_on_push: true,
        disable_overriding_approvers_per_merge_request: false,
        merge_requests_author_approval: false,
        merge_requests_disable_committers_approval: false,
        require_password_to_approve: false,
      });
    }
  };
}

export function listMembers(state: GitlabState): Handler {
  return (req, res) => {
    const project = projectOf(state, req, res);
    if (!project) {
      return;
    }
    const members = accountsOf(state.context.company, 'gitlab').filter(
      ({ groups }) =>
        groups.includes(project.namespace) || groups.includes('platform'),
    );
    sendPage(req, res, members, account => ({
      ...presentAccount(account, rootUrl(req)),
      access_level:
        account.leads === project.namespace ||
        account.groups.includes('platform')
          ? MAINTAINER
          : DEVELOPER,
      expires_at: null,
      membership_state: 'active',
    }));
  };
}
