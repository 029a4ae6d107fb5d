import {
  toolsItemReadPermission,
  toolsRemovalDecidePermission,
  toolsSyncRunPermission,
} from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { decideRemovals } from '../../engine/decideRemovals';
import { removeRetired } from '../../engine/removeRetired';
import { seesRowsOf } from '../../store/queries/maySeeRows';
import { listSyncRuns } from '../../store/queries/runs';
import { listSyncStates } from '../../store/queries/syncStates';
import { pauseSync } from '../../store/syncs';
import { actorOf, audited } from '../access';
import { queryOf, type RouteContext } from '../context';

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

  router.get('/syncs/:instance/:resource/runs', async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    const { instance, resource } = req.params;
    const target = engine.find({ instance, resource });
    const { limit = 50 } = queryOf<{ limit?: number }>(req);
    const all = await seesRowsOf(db, target, viewer);
    const key = { instance, resource };
    res.json({ items: await listSyncRuns(db, key, limit, all) });
  });

  router.post('/syncs/:instance/:resource/dry-run', async (req, res) => {
    await access.require(req, toolsSyncRunPermission);
    const { instance, resource } = req.params;
    const target = engine.find({ instance, resource });
    const run = await audited(
      auditor,
      { eventId: 'sync-dry-run', request: req, meta: { instance, resource } },
      () => engine.look(target),
    );
    res.status(202).json({ started: Boolean(run) });
  });

  router.put('/syncs/:instance/:resource/pause', async (req, res) => {
    const credentials = await access.require(req, toolsSyncRunPermission);
    const { instance, resource } = req.params;
    const { paused } = req.body;
    engine.find({ instance, resource });
    await audited(
      auditor,
      {
        eventId: 'sync-pause',
        request: req,
        meta: { instance, resource, paused },
      },
      () =>
        pauseSync(
          db,
          { instance, resource },
          paused ? { by: actorOf(credentials) } : undefined,
        ),
    );
    res.status(204).end();
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
