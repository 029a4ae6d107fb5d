import type { ComplianceRouter, RouteContext } from './context';
import { exportRows } from './exportRows';
import { demandRead } from './guard';

export function addResultRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  const { results } = context;

  router.get('/results', async (req, res) => {
    await demandRead(context, req);
    res.json(await results.list(req.query, new Date()));
  });

  router.get('/history', async (req, res) => {
    await demandRead(context, req);
    const { checkId, entityRef } = req.query;
    res.json({ items: await results.history(checkId, entityRef) });
  });

  router.get('/export.csv', async (req, res) => {
    await demandRead(context, req);
    const rows: string[] = [];
    for await (const row of exportRows(context, req.query)) rows.push(row);
    res.setHeader('Content-Disposition', 'attachment; filename=compliance.csv');
    res.type('text/csv; charset=utf-8').send(rows.join(''));
  });
}
