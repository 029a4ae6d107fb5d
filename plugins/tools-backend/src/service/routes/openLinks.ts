import {
  toolsItemReadPermission,
  toolsLinkDecidePermission,
} from '@strata/backstage-plugin-tools-common';
import type { Request, Router } from 'express';
import {
  coverable,
  listUncovered,
  readCoverage,
} from '../../store/queries/coverage';
import { listConflicts } from '../../store/queries/conflicts';
import { listDangling } from '../../store/queries/dangling';
import { listSuggestions } from '../../store/queries/openLinks';
import { listUnregistered } from '../../store/queries/unregistered';
import { decideSuggestions, settleConflict } from '../../store/openLinks';
import { actorOf, audited, toDecision } from '../access';
import { DEFAULT_LIMIT, queryOf, type RouteContext } from '../context';
import { parseServiceRef } from '../serviceRef';

/** What waits for a person: suggestions, conflicts, annotations that mean nothing, gaps. */
export function addOpenLinkRoutes(router: Router, context: RouteContext) {
  addReads(router, context);
  addDecisions(router, context);
}

function addReads(
  router: Router,
  { access, db, configured, instances }: RouteContext,
) {
  const viewerOf = async (req: Request) =>
    access.viewer(await access.require(req, toolsItemReadPermission));
  const filterOf = (req: Request) => ({
    limit: DEFAULT_LIMIT,
    ...queryOf<Record<string, any>>(req),
  });
  const processes = coverable(instances.flatMap(({ resources }) => resources));

  router.get('/links/suggestions', async (req, res) => {
    const viewer = await viewerOf(req);
    res.json(await listSuggestions(db, filterOf(req), viewer, configured));
  });
  router.get('/links/conflicts', async (req, res) => {
    const viewer = await viewerOf(req);
    res.json(await listConflicts(db, filterOf(req), viewer, configured));
  });
  router.get('/links/dangling-annotations', async (req, res) => {
    res.json(await listDangling(db, filterOf(req), await viewerOf(req)));
  });
  router.get('/links/unregistered', async (req, res) => {
    const viewer = await viewerOf(req);
    res.json(await listUnregistered(db, filterOf(req), viewer, configured));
  });
  router.get('/links/coverage', async (req, res) => {
    const viewer = await viewerOf(req);
    res.json(await readCoverage(db, processes, viewer, configured));
  });
  router.get('/links/coverage/missing', async (req, res) => {
    const viewer = await viewerOf(req);
    const filter = { process: '', ...filterOf(req) };
    res.json(await listUncovered(db, filter, viewer, configured));
  });
}

function addDecisions(
  router: Router,
  { access, auditor, linker }: RouteContext,
) {
  router.post('/links/decisions', async (req, res) => {
    const credentials = await access.require(req, toolsLinkDecidePermission);
    const viewer = await access.viewer(credentials);
    const { ids, decision } = req.body;
    const settled = toDecision(decision, credentials);
    const results = await audited(
      auditor,
      {
        eventId: 'links-decide',
        request: req,
        meta: { links: ids, decision },
        outcome: decided => ({
          refused: decided.flatMap(({ id, error }) => (error ? [id] : [])),
        }),
      },
      () =>
        linker.settle({ links: ids }, trx =>
          decideSuggestions(trx, ids, settled, viewer),
        ),
    );
    res.json({ results });
  });

  router.post('/links/conflicts/:itemUid/settlement', async (req, res) => {
    const credentials = await access.require(req, toolsLinkDecidePermission);
    const viewer = await access.viewer(credentials);
    const { itemUid } = req.params;
    const keep: string[] = req.body.keep.map(parseServiceRef);
    const made = { by: actorOf(credentials), at: new Date().toISOString() };
    const claims = await audited(
      auditor,
      { eventId: 'conflict-settle', request: req, meta: { itemUid, keep } },
      () =>
        linker.settle({ itemUid }, trx =>
          settleConflict(trx, { itemUid, keep }, made, viewer),
        ),
    );
    res.json({ claims });
  });
}
