import { toolsItemReadPermission } from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { listTrends } from '../../store/queries/trends';
import type { RouteContext } from '../context';

/** Runs of one sync that a small chart has room for. */
const SHOWN = 16;

export function addTrendRoutes(router: Router, context: RouteContext) {
  const { access, db, engine } = context;

  router.get('/syncs/trends', async (req, res) => {
    await access.require(req, toolsItemReadPermission);
    res.json({ items: await listTrends(db, engine.targets, SHOWN) });
  });
}
