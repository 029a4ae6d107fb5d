import type {
  DisplayOutcome,
  Matrix,
  MatrixGroup,
  MatrixRow,
  MatrixScores,
  TrendedScore,
} from '@strata/backstage-plugin-compliance-common';
import { byProcess } from './processes';

export interface MatrixFilter {
  team?: string;
  process?: string;
  outcome?: DisplayOutcome;
}

/** A column: a process id, `overall` or `team`. */
export interface MatrixSort {
  by: string;
  descending: boolean;
}

export interface MatrixView {
  processes: string[];
  sections: MatrixSection[];
}

/** Teams next to each other, below the group that they are part of. */
export interface MatrixSection {
  group?: MatrixGroup;
  rows: MatrixRow[];
}

/** The part of the matrix that a filter leaves, sorted. */
export function viewMatrix(
  matrix: Matrix,
  filter: MatrixFilter,
  sort: MatrixSort,
): MatrixView {
  const { team, process, outcome } = filter;
  const found = (score?: TrendedScore) =>
    !outcome || (score?.[outcome] ?? 0) > 0;
  const rowsOfTeam = matrix.rows.filter(row => !team || row.team === team);
  const processes = [...matrix.processes]
    .filter(id => !process || id === process)
    .filter(id => !outcome || rowsOfTeam.some(row => found(cellOf(row, id))))
    .sort(byProcess);
  const rows = rowsOfTeam
    .filter(row => !outcome || processes.some(id => found(cellOf(row, id))))
    .sort(compareBy(sort));
  // A group stands for all of its teams, so it is shown only where none is left out.
  const groups = team || outcome ? [] : matrix.groups;
  return { processes, sections: toSections(rows, groups) };
}

function toSections(rows: MatrixRow[], groups: MatrixGroup[]): MatrixSection[] {
  const known = new Set(groups.map(({ group }) => group));
  const loose = rows.filter(({ parent = '' }) => !known.has(parent));
  return [
    ...groups.map(group => ({
      group,
      rows: rows.filter(({ parent }) => parent === group.group),
    })),
    ...(loose.length > 0 ? [{ rows: loose }] : []),
  ];
}

export function cellOf(
  row: MatrixScores,
  process: string,
): TrendedScore | undefined {
  return row.cells.find(cell => cell.process === process);
}

function compareBy({ by, descending }: MatrixSort) {
  const direction = descending ? -1 : 1;
  const byTitle = (left: MatrixRow, right: MatrixRow) =>
    left.teamTitle.localeCompare(right.teamTitle);
  return (left: MatrixRow, right: MatrixRow) => {
    if (by === 'team') return direction * byTitle(left, right);
    const a = scoreIn(left, by);
    const b = scoreIn(right, by);
    if (a === b) return byTitle(left, right);
    // Nothing known sorts last in both directions: it is neither good nor bad.
    if (a === undefined) return 1;
    if (b === undefined) return -1;
    return direction * (a - b);
  };
}

function scoreIn(row: MatrixRow, column: string): number | undefined {
  return column === 'overall' ? row.overall.score : cellOf(row, column)?.score;
}
