import { toolsLinkDecidePermission } from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { decideLink, linkByHand } from '../../store/decisions';
import { actorOf, audited, toDecision } from '../access';
import type { RouteContext } from '../context';
import { parseServiceRef } from '../serviceRef';

/** Decisions about single links. */
export function addLinkRoutes(router: Router, context: RouteContext) {
  const { access, auditor, linker } = context;

  router.post('/links', async (req, res) => {
    const credentials = await access.require(req, toolsLinkDecidePermission);
    const viewer = await access.viewer(credentials);
    const { itemUid } = req.body;
    const entityRef = parseServiceRef(req.body.entityRef);
    const made = { by: actorOf(credentials), at: new Date().toISOString() };
    const link = await audited(
      auditor,
      { eventId: 'link-create', request: req, meta: { itemUid, entityRef } },
      () =>
        linker.settle({ itemUid }, trx =>
          linkByHand(trx, { itemUid, entityRef }, made, viewer),
        ),
    );
    res.status(201).json(link);
  });

  router.post('/links/:id/decision', async (req, res) => {
    const credentials = await access.require(req, toolsLinkDecidePermission);
    const viewer = await access.viewer(credentials);
    const { id } = req.params;
    const { decision } = req.body;
    const settled = toDecision(decision, credentials);
    const link = await audited(
      auditor,
      { eventId: 'link-decide', request: req, meta: { link: id, decision } },
      () =>
        linker.settle({ links: [id] }, trx =>
          decideLink(trx, id, settled, viewer),
        ),
    );
    res.json(link);
  });
}
