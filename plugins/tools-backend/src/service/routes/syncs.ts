import {
  toolsItemReadPermission,
  toolsRemovalDecidePermission,
  toolsSyncRunPermission,
} from '@strata/backstage-plugin-tools-common';
import type { Request, Router } from 'express';
import { removeRetired } from '../../engine/removeRetired';
import type { RemovalFilter } from '../../store/queries/heldRemovals';
import { seesRowsOf } from '../../store/queries/maySeeRows';
import { listSyncRuns } from '../../store/queries/runs';
import { listSyncStates } from '../../store/queries/syncStates';
import type { SyncKey } from '../../store/syncs';
import { audited } from '../access';
import { queryOf, type RouteContext } from '../context';
import { SyncCommands } from '../syncCommands';
import { limitsOf } from '../toolLimits';

const SYNC = '/syncs/:instance/:resource';

export function addSyncRoutes(router: Router, context: RouteContext) {
  const { access, auditor, db, engine, instances } = context;
  const limits = limitsOf(instances);
  const commands = new SyncCommands(context);

  router.get('/syncs', async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    const states = await listSyncStates(db, engine.targets, viewer);
    const items = states.map(sync => ({
      ...sync,
      limits: limits.get(sync.instance),
    }));
    res.json({ items });
  });

  router.post(`${SYNC}/run`, async (req, res) => {
    const credentials = await access.require(req, toolsSyncRunPermission);
    const caller = { credentials, request: req };
    res.status(202).json(await commands.run(caller, keyIn(req)));
  });

  router.get(`${SYNC}/runs`, async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    const key = keyIn(req);
    const target = engine.find(key);
    const { limit = 50 } = queryOf<{ limit?: number }>(req);
    const all = await seesRowsOf(db, target, viewer);
    res.json({ items: await listSyncRuns(db, key, limit, all) });
  });

  router.post(`${SYNC}/dry-run`, async (req, res) => {
    const credentials = await access.require(req, toolsSyncRunPermission);
    const caller = { credentials, request: req };
    res.status(202).json(await commands.dryRun(caller, keyIn(req)));
  });

  router.put(`${SYNC}/pause`, async (req, res) => {
    const credentials = await access.require(req, toolsSyncRunPermission);
    const caller = { credentials, request: req };
    await commands.pause(caller, keyIn(req), req.body.paused);
    res.status(204).end();
  });

  router.get(`${SYNC}/held`, async (req, res) => {
    const credentials = await access.require(req, toolsItemReadPermission);
    const viewer = await access.viewer(credentials);
    const filter = queryOf<Partial<RemovalFilter>>(req);
    const key = keyIn(req);
    res.json(await commands.heldRemovals({ credentials }, key, filter, viewer));
  });

  router.post(`${SYNC}/held`, async (req, res) => {
    const credentials = await access.requireUser(
      req,
      toolsRemovalDecidePermission,
    );
    const viewer = await access.viewer(credentials);
    const caller = { credentials, request: req };
    await commands.decide(caller, keyIn(req), req.body, viewer);
    res.status(204).end();
  });

  router.delete(SYNC, async (req, res) => {
    await access.requireUser(req, toolsRemovalDecidePermission);
    const key = keyIn(req);
    await audited(
      auditor,
      { eventId: 'retired-remove', request: req, meta: { ...key } },
      () => removeRetired(context, key),
    );
    res.status(204).end();
  });
}

function keyIn(req: Request): SyncKey {
  const { instance, resource } = req.params;
  return { instance, resource };
}
