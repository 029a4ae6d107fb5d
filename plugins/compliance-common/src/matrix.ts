import { scoreResults, type ScoredResult, type SeverityOf } from './score';
import type { Matrix, MatrixRow, TrendedScore } from './types';

/** Owner of what nobody owns. It is no team: its services are listed, but no score is made of them. */
export const UNOWNED_TEAM_REF = 'group:default/unowned';

export interface MatrixResult extends ScoredResult {
  process: string;
  /** Absent for services that no team owns. */
  team?: string;
}

export interface MatrixTeam {
  ref: string;
  title: string;
  /** How many services the team owns. */
  services: number;
}

export interface MatrixInput {
  results: Iterable<MatrixResult>;
  teams: readonly MatrixTeam[];
  /** Ids in the order of the columns; a process that no result belongs to is left out. */
  processes: readonly string[];
  severityOf: SeverityOf;
  asOf?: string;
  /** The results at the time that the scores are compared with. */
  before?: Iterable<MatrixResult>;
  comparedWith?: string;
}

/** Teams by processes: each cell is scored from the team's own results and those of its services. */
export function buildMatrix(input: MatrixInput): Matrix {
  const byTeam = groupBy(input.results, result => result.team);
  const seen = new Set(
    [...byTeam.values()].flat().map(result => result.process),
  );
  const processes = input.processes.filter(process => seen.has(process));
  const before = groupBy(input.before ?? [], result => result.team);
  const rows = input.teams
    .filter(team => team.ref !== UNOWNED_TEAM_REF)
    .map(team =>
      buildRow(team, processes, input.severityOf, {
        now: byTeam.get(team.ref) ?? [],
        before: before.get(team.ref) ?? [],
      }),
    );
  return {
    ...(input.asOf ? { asOf: input.asOf } : {}),
    ...(input.comparedWith ? { comparedWith: input.comparedWith } : {}),
    processes,
    rows: rows.sort((a, b) => compare(a.teamTitle, b.teamTitle)),
  };
}

interface TwoTimes {
  now: MatrixResult[];
  before: MatrixResult[];
}

function buildRow(
  team: MatrixTeam,
  processes: string[],
  severityOf: SeverityOf,
  results: TwoTimes,
): MatrixRow {
  const now = groupBy(results.now, result => result.process);
  const before = groupBy(results.before, result => result.process);
  return {
    team: team.ref,
    teamTitle: team.title,
    services: team.services,
    overall: compareScores(results, severityOf),
    cells: processes.map(process => ({
      process,
      ...compareScores(
        { now: now.get(process) ?? [], before: before.get(process) ?? [] },
        severityOf,
      ),
    })),
  };
}

function compareScores(
  { now, before }: TwoTimes,
  severityOf: SeverityOf,
): TrendedScore {
  const earlier = scoreResults(before, severityOf).score;
  return {
    ...scoreResults(now, severityOf),
    ...(earlier === undefined ? {} : { before: earlier }),
  };
}

function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K) {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
