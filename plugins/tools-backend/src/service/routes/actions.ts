import { NotAllowedError } from '@backstage/errors';
import {
  toolsActionPermission,
  toolsRemovalDecidePermission,
} from '@strata/backstage-plugin-tools-common';
import type { Router } from 'express';
import { toEffect } from '../../store/effects';
import { actorOf, audited } from '../access';
import { queryOf, type RouteContext } from '../context';

export function addActionRoutes(router: Router, context: RouteContext) {
  const { access, actions, auditor } = context;

  router.post('/actions', async (req, res) => {
    const { instance, action, dryRun = false, correlationId } = req.body;
    const credentials = await access.requireUser(req, permissionFor(req.body));
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
    const credentials = await access.person(req);
    const { correlationId } = queryOf<{ correlationId: string }>(req);
    const effects = await actions.list(correlationId);
    const allowed = await access.allowsEach(
      credentials,
      effects.map(permissionFor),
    );
    const mine = actorOf(credentials);
    const items = effects.filter(
      (effect, at) => allowed[at] || effect.created_by === mine,
    );
    res.json({ items: items.map(toEffect) });
  });

  router.post('/effects/:id/undo', async (req, res) => {
    const { id } = req.params;
    const effect = await actions.find(id);
    const credentials = await access.requireUser(req, permissionFor(effect));
    const maker = effect.created_by;
    // Undoing may delete: what somebody else made is theirs.
    if (
      maker !== actorOf(credentials) &&
      !(await access.allows(credentials, toolsRemovalDecidePermission))
    ) {
      throw new NotAllowedError(
        `${maker} made this change; another person needs the permission ${toolsRemovalDecidePermission.name} to take it back`,
      );
    }
    const { instance, action } = effect;
    const undone = await audited(
      auditor,
      {
        eventId: 'action-undo',
        request: req,
        meta: { instance, action, effect: id },
      },
      () => actions.undo(id),
    );
    res.json(undone);
  });
}

/** The id of an instance begins with that of its connector. */
function permissionFor(effect: { instance: string; action: string }) {
  const [connector] = effect.instance.split('.');
  return toolsActionPermission(connector, effect.action);
}
