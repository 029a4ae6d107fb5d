import {
  toolsItemReadPermission,
  toolsSyncRunPermission,
} from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { readServiceTools, syncsOfService } from '../serviceTools';
import { audited } from '../access';
import { queryOf, type RouteContext } from '../context';
import { parseServiceRef } from '../serviceRef';

export function addServiceRoutes(router: Router, context: RouteContext) {
  const { access, auditor, db, engine, configured } = context;

  router.get('/services/tools', async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    const entityRef = parseServiceRef(
      queryOf<{ entityRef: string }>(req).entityRef,
    );
    res.json(await readServiceTools(db, entityRef, viewer, configured));
  });

  router.post('/services/refresh', async (req, res) => {
    const credentials = await access.require(req, toolsSyncRunPermission);
    const viewer = await access.viewer(credentials);
    const entityRef = parseServiceRef(req.body.entityRef);
    const keys = await syncsOfService(db, entityRef, viewer);
    const targets = engine.targets.filter(({ instance, resource }) =>
      keys.some(
        key => key.instance === instance.id && key.resource === resource.name,
      ),
    );
    await audited(
      auditor,
      { eventId: 'service-refresh', request: req, meta: { entityRef } },
      () => Promise.all(targets.map(target => engine.start(target))),
    );
    res.status(202).json({ syncs: targets.length });
  });
}
