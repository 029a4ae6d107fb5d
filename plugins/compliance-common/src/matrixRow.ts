import { scoreResults, type ScoredResult, type SeverityOf } from './score';
import type { MatrixScores, TrendedScore } from './types';

export interface MatrixResult extends ScoredResult {
  process: string;
  /** Absent for services that no team owns. */
  team?: string;
}

/** The results that a row is made of, and those that it is compared with. */
export interface TwoTimes {
  now: MatrixResult[];
  before: MatrixResult[];
}

/** The scores of one row: of everything, and of each process. */
export function scoreRow(
  results: TwoTimes,
  processes: readonly string[],
  severityOf: SeverityOf,
): MatrixScores {
  const now = groupBy(results.now, result => result.process);
  const before = groupBy(results.before, result => result.process);
  return {
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

export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K) {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
