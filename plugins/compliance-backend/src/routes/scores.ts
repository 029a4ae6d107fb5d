import {
  buildMatrix,
  scoreResults,
  type MatrixResult,
} from '@strata/backstage-plugin-compliance-common';
import { processes } from '@strata/technologies';
import type { Registry } from '../registry/Registry';
import type { ComplianceRouter, RouteContext } from './context';
import { demandRead } from './guard';

const processIds = processes.map(process => process.id);

/** The scores of everything, of each process and of each requirement, as of now. */
export function addScoreRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  const { registry, results, evaluations } = context;

  router.get('/matrix', async (req, res) => {
    await demandRead(context, req);
    const matrix = buildMatrix({
      results: await results.count(new Date()),
      teams: await results.listTeams(),
      processes: processIds,
      severityOf: registry.severityOf,
      asOf: await evaluations.lastFull(),
    });
    res.json(matrix);
  });

  router.get('/processes', async (req, res) => {
    await demandRead(context, req);
    const counted = await results.count(new Date());
    res.json({ items: scoreProcesses(registry, counted) });
  });

  router.get('/standards', async (req, res) => {
    await demandRead(context, req);
    const counted = await results.count(new Date());
    res.json({ items: scoreStandards(registry, counted) });
  });
}

function scoreProcesses(registry: Registry, counted: MatrixResult[]) {
  return processIds
    .filter(process => registry.checks.some(one => one.process === process))
    .map(process => ({
      process,
      ...scoreResults(
        counted.filter(one => one.process === process),
        registry.severityOf,
      ),
    }));
}

function scoreStandards(registry: Registry, counted: MatrixResult[]) {
  return registry.standards.map(standard => ({
    ...standard,
    requirements: standard.requirements.map(requirement => ({
      ...requirement,
      score: scoreResults(
        counted.filter(one => requirement.checks.includes(one.checkId)),
        registry.severityOf,
      ),
    })),
  }));
}
