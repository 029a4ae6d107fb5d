import PromiseRouter from 'express-promise-router';
import { rootUrl } from '../../http/hostGuard';
import { notFound } from './errors';
import type { GitlabState } from './GitlabState';
import { sendPage } from './paging';
import { presentGroup } from './present';

export function createGroupRoutes(state: GitlabState) {
  const router = PromiseRouter();

  router.get('/version', (_req, res) => {
    res.json({ version: '18.4.1', revision: 'demo' });
  });

  router.get('/user', (req, res) => {
    res.json({
      id: 900,
      username: 'strata',
      name: 'Strata',
      state: 'active',
      bot: true,
      web_url: `${rootUrl(req)}/strata`,
    });
  });

  router.get('/groups', (req, res) => {
    sendPage(req, res, state.groups, group =>
      presentGroup(group, rootUrl(req)),
    );
  });

  router.get('/groups/:id', (req, res) => {
    const group = state.group(req.params.id);
    if (group) {
      res.json(presentGroup(group, rootUrl(req)));
    } else {
      notFound(res, 'Group');
    }
  });

  router.get('/namespaces', (req, res) => {
    const search = String(req.query.search ?? '');
    const rows = state.groups.filter(({ path }) => path.includes(search));
    sendPage(req, res, rows, group => ({
      ...presentGroup(group, rootUrl(req)),
      kind: 'group',
    }));
  });

  router.get('/namespaces/:id', (req, res) => {
    const group = state.group(req.params.id);
    if (group) {
      res.json({ ...presentGroup(group, rootUrl(req)), kind: 'group' });
    } else {
      notFound(res, 'Namespace');
    }
  });
  return router;
}
