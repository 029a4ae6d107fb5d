import { toCheckInfo } from '../registry/Registry';
import type { ComplianceRouter, RouteContext } from './context';
import { demandRead } from './guard';

export function addDefinitionRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  router.get('/checks', async (req, res) => {
    await demandRead(context, req);
    res.json({ items: context.registry.checks.map(toCheckInfo) });
  });
}
