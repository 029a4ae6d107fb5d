import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  complianceWaiverDecidePermission,
  complianceWaiverRequestPermission,
} from '@strata/backstage-plugin-compliance-common';
import type { ComplianceRouter, RouteContext } from './context';
import { audited, demand, demandRead, personOf } from './guard';
import { readEntityRef, readExpiry, readText } from './input';

export function addWaiverRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  const { waivers, results } = context;

  router.get('/waivers', async (req, res) => {
    await demandRead(context, req);
    res.json({ items: await waivers.list(new Date()) });
  });

  router.post('/waivers', async (req, res) => {
    const credentials = await personOf(context, req);
    const { checkId, entityRef } = req.body;
    const event = {
      eventId: 'waiver-request',
      request: req,
      meta: { checkId, entityRef },
    };
    const waiver = await audited(context, event, async () => {
      await demand(context, credentials, complianceWaiverRequestPermission);
      const now = new Date();
      const wanted = {
        checkId,
        entityRef: readEntityRef(entityRef),
        reason: readText('reason', req.body.reason),
        expiresAt: readExpiry(req.body.expiresAt, now),
        requestedBy: credentials.principal.userEntityRef,
      };
      const { total } = await results.list(
        { checkId, entityRef: wanted.entityRef, limit: 1 },
        now,
      );
      if (total === 0) {
        throw new NotFoundError(
          `There is no result of ${checkId} for ${wanted.entityRef} that could be waived`,
        );
      }
      return waivers.add(wanted, now);
    });
    res.status(201).json(waiver);
  });

  router.post('/waivers/:id/decision', async (req, res) => {
    const credentials = await personOf(context, req);
    const { id } = req.params;
    const { decision } = req.body;
    const event = {
      eventId: 'waiver-decide',
      request: req,
      meta: { id, decision },
    };
    const waiver = await audited(context, event, async () => {
      await demand(context, credentials, complianceWaiverDecidePermission);
      const now = new Date();
      const decider = credentials.principal.userEntityRef;
      const { requestedBy } = await waivers.get(id, now);
      if (requestedBy === decider) {
        throw new NotAllowedError(
          'Whoever requested a waiver cannot decide it; ask somebody else to',
        );
      }
      const state = decision === 'approve' ? 'approved' : 'rejected';
      return waivers.decide(id, state, decider, now);
    });
    res.json(waiver);
  });
}
