import type { ComplianceRouter, RouteContext } from './context';
import { audited, demandRead, personOf } from './guard';
import { decideWaiver, requestWaiver } from './waiverChanges';

export function addWaiverRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  router.get('/waivers', async (req, res) => {
    await demandRead(context, req);
    res.json({ items: await context.waivers.list(new Date()) });
  });

  router.post('/waivers', async (req, res) => {
    const person = await personOf(context, req);
    const { checkId, entityRef } = req.body;
    const meta = { checkId, entityRef };
    const event = { eventId: 'waiver-request', request: req, meta };
    const waiver = await audited(context, event, () =>
      requestWaiver(context, person, req.body),
    );
    res.status(201).json(waiver);
  });

  router.post('/waivers/:id/decision', async (req, res) => {
    const person = await personOf(context, req);
    const meta = { id: req.params.id, decision: req.body.decision };
    const event = { eventId: 'waiver-decide', request: req, meta };
    const waiver = await audited(context, event, () =>
      decideWaiver(context, person, meta),
    );
    res.json(waiver);
  });
}
