import {
  buildMatrix,
  scoreResults,
  type Matrix,
  type MatrixResult,
} from '@strata/backstage-plugin-compliance-common';
import { processes } from '@strata/technologies';
import type { Registry } from '../registry/Registry';
import { readGroups } from '../subjects/readGroups';
import type { ComplianceRouter, RouteContext } from './context';
import { demandRead } from './guard';
import { resultsAt } from './resultsAt';

/** Trends compare with the scores of a week before. */
const TREND_MS = 7 * 24 * 60 * 60 * 1000;

const processIds = processes.map(process => process.id);

/** The scores of teams, at any time, and those of each process and requirement, as of now. */
export function addScoreRoutes(
  router: ComplianceRouter,
  context: RouteContext,
) {
  const { registry, results } = context;

  router.get('/matrix', async (req, res) => {
    await demandRead(context, req);
    res.json(await readMatrix(context, req.query.asOf));
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

/** Teams by processes, now or as of an earlier time, and a week before that. */
export async function readMatrix(
  context: RouteContext,
  asOf?: string,
): Promise<Matrix> {
  const { registry, results, evaluations, catalog, auth } = context;
  const then = resultsAt(context, asOf);
  const before = new Date(then.now.getTime() - TREND_MS);
  return buildMatrix({
    results: await then.results.count(then.now),
    before: await results.at(before).count(before),
    teams: await then.results.listTeams(),
    processes: processIds,
    severityOf: registry.severityOf,
    asOf: then.past ? then.now.toISOString() : await evaluations.lastFull(),
    comparedWith: before.toISOString(),
    groups: await readGroups(catalog, await auth.getOwnServiceCredentials()),
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
