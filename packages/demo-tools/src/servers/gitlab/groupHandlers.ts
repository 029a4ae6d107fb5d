import type { Handler } from '../../http/handler';
import { rootUrl } from '../../http/hostGuard';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import { sendPage } from './paging';
import { presentGroup } from './present';

export function showVersion(): Handler {
  return (_req, res) => {
    res.json({ version: '18.4.1', revision: 'demo' });
  };
}

export function showSelf(): Handler {
  return (req, res) => {
    res.json({
      id: 900,
      username: 'strata',
      name: 'Strata',
      state: 'active',
      bot: true,
      web_url: `${rootUrl(req)}/strata`,
    });
  };
}

export function listGroups(state: GitlabState): Handler {
  return (req, res) => {
    sendPage(req, res, state.groups, group =>
      presentGroup(group, rootUrl(req)),
    );
  };
}

export function showGroup(state: GitlabState): Handler {
  return (req, res) => {
    const group = state.group(req.params.id);
    if (group) {
      res.json(presentGroup(group, rootUrl(req)));
    } else {
      notFound(res, 'Group');
    }
  };
}

export function listNamespaces(state: GitlabState): Handler {
  return (req, res) => {
    const search = String(req.query.search ?? '');
    const rows = state.groups.filter(({ path }) => path.includes(search));
    sendPage(req, res, rows, group => ({
      ...presentGroup(group, rootUrl(req)),
      kind: 'group',
    }));
  };
}

export function showNamespace(state: GitlabState): Handler {
  return (req, res) => {
    const group = state.group(req.params.id);
    if (group) {
      res.json({ ...presentGroup(group, rootUrl(req)), kind: 'group' });
    } else {
      notFound(res, 'Namespace');
    }
  };
}
