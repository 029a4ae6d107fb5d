import {
  toolsItemReadPermission,
  toolsSyncRunPermission,
} from '@strata/backstage-plugin-tools-common';
import { checkInstance } from '@strata/backstage-plugin-tools-node';
import type { Router } from 'express';
import { visibleCheck } from '../../store/queries/checks';
import { listItems, type ItemFilter } from '../../store/queries/items';
import { listInstances } from '../../store/queries/instances';
import { readWebhooks } from '../../store/queries/webhooks';
import { audited } from '../access';
import { DEFAULT_LIMIT, queryOf, type RouteContext } from '../context';

export function addItemRoutes(router: Router, context: RouteContext) {
  const { access, auditor, configured, db, engine, instances } = context;
  const { discovery } = context;

  router.get('/instances', async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    res.json({ items: await listInstances(db, instances, viewer) });
  });

  router.post('/instances/:instance/check', async (req, res) => {
    const credentials = await access.require(req, toolsSyncRunPermission);
    const { instance } = req.params;
    const found = engine.findInstance(instance);
    const check = await audited(
      auditor,
      { eventId: 'instance-check', request: req, meta: { instance } },
      () => checkInstance(found, engine.gates.get(instance)!),
    );
    const viewer = await access.viewer(credentials);
    res.json(await visibleCheck(db, check, engine.targets, viewer));
  });

  router.get('/instances/:instance/webhooks', async (req, res) => {
    await access.require(req, toolsItemReadPermission);
    const found = engine.findInstance(req.params.instance);
    const root = await discovery.getExternalBaseUrl('tools');
    res.json(await readWebhooks(db, found, root));
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
