import {
  toolsItemReadPermission,
  type SyncTrend,
} from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { keyOf, type SyncTarget } from '../../engine/types';
import { listSyncRuns } from '../../store/queries/runs';
import type { RouteContext } from '../context';

/** Runs of one sync that a small chart has room for. */
const SHOWN = 16;

export function addTrendRoutes(router: Router, context: RouteContext) {
  const { access, engine } = context;

  router.get('/syncs/trends', async (req, res) => {
    await access.require(req, toolsItemReadPermission);
    const trends = engine.targets.map(target => readTrend(context, target));
    res.json({ items: await Promise.all(trends) });
  });
}

async function readTrend(
  { db }: RouteContext,
  target: SyncTarget,
): Promise<SyncTrend> {
  const key = keyOf(target);
  // Outcome and duration tell nothing about rows.
  const runs = await listSyncRuns(db, key, SHOWN, false);
  return {
    ...key,
    runs: runs
      .filter(({ mode }) => mode !== 'dry')
      .reverse()
      .map(({ outcome, startedAt, durationMs }) => ({
        outcome,
        startedAt,
        durationMs,
      })),
  };
}
