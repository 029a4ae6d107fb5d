import { toolsItemReadPermission } from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { listFacts, type FactFilter } from '../../store/queries/facts';
import { readFeed } from '../../store/queries/feedPage';
import { listFactSources } from '../../store/queries/instances';
import { writeVerdicts } from '../../store/refused';
import { DEFAULT_LIMIT, queryOf, type RouteContext } from '../context';

export function addFactRoutes(router: Router, context: RouteContext) {
  const { access, db, instances, configured } = context;

  router.get('/facts', async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    const filter = {
      limit: DEFAULT_LIMIT,
      ...queryOf<Partial<FactFilter>>(req),
    };
    res.json(await listFacts(db, filter, viewer, configured));
  });

  router.get('/fact-sources', async (req, res) => {
    await access.require(req, toolsItemReadPermission);
    res.json({ items: await listFactSources(db, instances) });
  });

  router.get('/feed', async (req, res) => {
    await access.requirePlugin(req, 'plugin:catalog');
    const { after = 0, limit = DEFAULT_LIMIT } = queryOf<{
      after?: number;
      limit?: number;
    }>(req);
    res.json(await readFeed(db, { after, limit }, configured));
  });

  router.post('/feed/verdicts', async (req, res) => {
    await access.requirePlugin(req, 'plugin:catalog');
    await writeVerdicts(db, req.body.items);
    res.status(204).end();
  });
}
