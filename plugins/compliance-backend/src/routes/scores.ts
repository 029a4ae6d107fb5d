import {
  buildMatrix,
  scoreResults,
} from '@strata/backstage-plugin-compliance-common';
import { processes } from '@strata/technologies';
import type { ComplianceRouter, RouteContext } from './context';
import { demandRead } from './guard';

const processIds = processes.map(process => process.id);

export function addScoreRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  const { registry, results, evaluations } = context;
  const { severityOf } = registry;

  router.get('/matrix', async (req, res) => {
    await demandRead(context, req);
    const matrix = buildMatrix({
      results: await results.count(new Date()),
      teams: await results.listTeams(),
      processes: processIds,
      severityOf,
      asOf: await evaluations.lastFull(),
    });
    res.json(matrix);
  });

  router.get('/processes', async (req, res) => {
    await demandRead(context, req);
    const counted = await results.count(new Date());
    const items = processIds
      .filter(process => registry.checks.some(one => one.process === process))
      .map(process => ({
        process,
        ...scoreResults(
          counted.filter(one => one.process === process),
          severityOf,
        ),
      }));
    res.json({ items });
  });

  router.get('/standards', async (req, res) => {
    await demandRead(context, req);
    const counted = await results.count(new Date());
    const items = registry.standards.map(standard => ({
      ...standard,
      requirements: standard.requirements.map(requirement => ({
        ...requirement,
        score: scoreResults(
          counted.filter(one => requirement.checks.includes(one.checkId)),
          severityOf,
        ),
      })),
    }));
    res.json({ items });
  });
}
