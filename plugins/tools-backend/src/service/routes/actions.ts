import { NotAllowedError } from '@backstage/errors';
import {
  toolsActionUsePermission,
  toolsRemovalDecidePermission,
} from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { actorOf, audited } from '../access';
import { queryOf, type RouteContext } from '../context';

export function addActionRoutes(router: Router, context: RouteContext) {
  const { access, actions, auditor } = context;

  router.post('/actions', async (req, res) => {
    const credentials = await access.requireUser(req, toolsActionUsePermission);
    const { instance, action, dryRun = false, correlationId } = req.body;
    const call = { ...req.body, dryRun, by: actorOf(credentials) };
    const effect = await audited(
      auditor,
      {
        eventId: 'action-run',
        request: req,
        meta: { instance, action, dryRun, correlationId },
      },
      () => actions.run(call),
    );
    res.json(effect);
  });

  router.get('/effects', async (req, res) => {
    await access.require(req, toolsActionUsePermission);
    const items = await actions.list(
      queryOf<{ correlationId: string }>(req).correlationId,
    );
    res.json({ items });
  });

  router.post('/effects/:id/undo', async (req, res) => {
    const credentials = await access.requireUser(req, toolsActionUsePermission);
    const { id } = req.params;
    // Undoing may delete: what somebody else made is theirs.
    const maker = await actions.madeBy(id);
    if (
      maker !== actorOf(credentials) &&
      !(await access.allows(credentials, toolsRemovalDecidePermission))
    ) {
      throw new NotAllowedError(
        `${maker} made this change; another person needs the permission ${toolsRemovalDecidePermission.name} to take it back`,
      );
    }
    const effect = await audited(
      auditor,
      { eventId: 'action-undo', request: req, meta: { effect: id } },
      () => actions.undo(id),
    );
    res.json(effect);
  });
}
