import {
  groupBy,
  scoreRow,
  type MatrixResult,
  type TwoTimes,
} from './matrixRow';
import { rollUpGroups, type OrgGroup } from './orgRollUp';
import type { SeverityOf } from './score';
import type { Matrix, MatrixRow } from './types';

/** Owner of what nobody owns. It is no team: its services are listed, but no score is made of them. */
export const UNOWNED_TEAM_REF = 'group:default/unowned';

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
  /** The groups of the catalog, to add the teams up along them. */
  groups?: readonly OrgGroup[];
}

/** Teams by processes: each cell is scored from the team's own results and those of its services. */
export function buildMatrix(input: MatrixInput): Matrix {
  const { asOf, comparedWith, severityOf, groups = [] } = input;
  const now = groupBy(input.results, result => result.team);
  const before = groupBy(input.before ?? [], result => result.team);
  const seen = new Set([...now.values()].flat().map(one => one.process));
  const processes = input.processes.filter(process => seen.has(process));
  const teams = input.teams.filter(team => team.ref !== UNOWNED_TEAM_REF);
  const parents = new Map(groups.map(({ ref, parent }) => [ref, parent]));
  const resultsOf = (refs: readonly string[]): TwoTimes => ({
    now: refs.flatMap(ref => now.get(ref) ?? []),
    before: refs.flatMap(ref => before.get(ref) ?? []),
  });
  const rows = teams.map(({ ref, title, services }): MatrixRow => {
    const parent = parents.get(ref);
    return {
      team: ref,
      teamTitle: title,
      ...(parent ? { parent } : {}),
      services,
      ...scoreRow(resultsOf([ref]), processes, severityOf),
    };
  });
  const teamRefs = teams.map(({ ref }) => ref);
  return {
    ...(asOf ? { asOf } : {}),
    ...(comparedWith ? { comparedWith } : {}),
    processes,
    rows: rows.sort((a, b) => compare(a.teamTitle, b.teamTitle)),
    groups: rollUpGroups(groups, teamRefs).map(group => ({
      ...group,
      teams: group.teams.length,
      ...scoreRow(resultsOf(group.teams), processes, severityOf),
    })),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
