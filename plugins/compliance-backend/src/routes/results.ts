import type { ComplianceRouter, RouteContext } from './context';
import { exportRows } from './exportRows';
import { demandRead } from './guard';
import { resultsAt } from './resultsAt';

export function addResultRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  router.get('/results', async (req, res) => {
    await demandRead(context, req);
    const { asOf, ...query } = req.query;
    const { results, now } = resultsAt(context, asOf);
    res.json(await results.list(query, now));
  });

  router.get('/history', async (req, res) => {
    await demandRead(context, req);
    const { checkId, entityRef } = req.query;
    res.json({ items: await context.results.history(checkId, entityRef) });
  });

  router.get('/export.csv', async (req, res) => {
    await demandRead(context, req);
    const rows: string[] = [];
    const { asOf, ...query } = req.query;
    const { registry } = context;
    const moment = { registry, ...resultsAt(context, asOf) };
    for await (const row of exportRows(moment, query)) rows.push(row);
    res.setHeader('Content-Disposition', 'attachment; filename=compliance.csv');
    res.type('text/csv; charset=utf-8').send(rows.join(''));
  });
}
