import {
  toolsItemReadPermission,
  toolsRemovalDecidePermission,
  toolsSyncRunPermission,
} from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { decideRemovals } from '../../engine/decideRemovals';
import { removeRetired } from '../../engine/removeRetired';
import { listSyncStates } from '../../store/queries/syncStates';
import { audited } from '../access';
import type { RouteContext } from '../context';

export function addSyncRoutes(router: Router, context: RouteContext) {
  const { access, auditor, db, engine } = context;

  router.get('/syncs', async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    const items = await listSyncStates(db, engine.targets, viewer);
    res.json({ items });
  });

  router.post('/syncs/:instance/:resource/run', async (req, res) => {
    await access.require(req, toolsSyncRunPermission);
    const { instance, resource } = req.params;
    const target = engine.find({ instance, resource });
    const run = await audited(
      auditor,
      { eventId: 'sync-run', request: req, meta: { instance, resource } },
      () => engine.start(target),
    );
    res.status(202).json({ started: Boolean(run) });
  });

  router.post('/syncs/:instance/:resource/held', async (req, res) => {
    const credentials = await access.require(req, toolsRemovalDecidePermission);
    const viewer = await access.viewer(credentials);
    const { instance, resource } = req.params;
    const { decision } = req.body;
    engine.find({ instance, resource });
    await audited(
      auditor,
      {
        eventId: 'removal-decide',
        request: req,
        meta: { instance, resource, decision },
      },
      () => decideRemovals(context, { instance, resource }, decision, viewer),
    );
    res.status(204).end();
  });

  router.delete('/syncs/:instance/:resource', async (req, res) => {
    await access.requireUser(req, toolsRemovalDecidePermission);
    const { instance, resource } = req.params;
    await audited(
      auditor,
      {
        eventId: 'retired-remove',
        request: req,
        meta: { instance, resource },
      },
      () => removeRetired(context, { instance, resource }),
    );
    res.status(204).end();
  });
}
