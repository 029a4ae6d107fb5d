import { toolsItemReadPermission } from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { listItems, type ItemFilter } from '../../store/queries/items';
import { listInstances } from '../../store/queries/instances';
import { DEFAULT_LIMIT, queryOf, type RouteContext } from '../context';

export function addItemRoutes(router: Router, context: RouteContext) {
  const { access, db, instances, configured } = context;

  router.get('/instances', async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    res.json({ items: await listInstances(db, instances, viewer) });
  });

  router.get('/items', async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    const filter = {
      limit: DEFAULT_LIMIT,
      ...queryOf<Partial<ItemFilter>>(req),
    };
    res.json(await listItems(db, filter, viewer, configured));
  });
}
