import { complianceEvaluatePermission } from '@strata/backstage-plugin-compliance-common';
import type { ComplianceRouter, RouteContext } from './context';
import { audited, demand } from './guard';
import { readEntityRef } from './input';

export function addEvaluationRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  router.post('/evaluations', async (req, res) => {
    const credentials = await context.httpAuth.credentials(req);
    const { entityRef } = req.body;
    const meta = entityRef ? { entityRef } : {};
    await audited(
      context,
      { eventId: 'evaluation-run', request: req, meta },
      async () => {
        await demand(context, credentials, complianceEvaluatePermission);
        await context.evaluator.evaluate(
          entityRef ? { entityRef: readEntityRef(entityRef) } : {},
        );
      },
    );
    res.status(204).end();
  });
}
