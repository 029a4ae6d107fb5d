import type { DisplayOutcome, Score, Severity } from './types';

/** How much one result weighs in a score; the ratio is OpenSSF Scorecard's. */
export const SEVERITY_WEIGHTS: Readonly<Record<Severity, number>> = {
  critical: 10,
  high: 7.5,
  medium: 5,
  low: 2.5,
};

/** The part of a result, or of many equal ones, that a score is made of. */
export interface ScoredResult {
  checkId: string;
  display: DisplayOutcome;
  /** How many results it stands for. Default 1. */
  count?: number;
}

/** Severity of a check; `undefined` for a check that is no longer known, whose results do not count. */
export type SeverityOf = (checkId: string) => Severity | undefined;

interface Tally {
  counts: Record<DisplayOutcome, number>;
  earned: number;
  possible: number;
}

/**
 * Scores results by the severity of their checks. Only passes and failures make the score:
 * a waived failure is shown but neither held against a team nor credited to it, and an
 * unknown one only lowers the coverage.
 */
export function scoreResults(
  results: Iterable<ScoredResult>,
  severityOf: SeverityOf,
): Score {
  const tally: Tally = {
    counts: { pass: 0, fail: 0, waived: 0, unknown: 0, notApplicable: 0 },
    earned: 0,
    possible: 0,
  };
  for (const result of results) {
    const severity = severityOf(result.checkId);
    if (severity) add(tally, result, SEVERITY_WEIGHTS[severity]);
  }
  return toScore(tally);
}

function add(tally: Tally, result: ScoredResult, weight: number) {
  const count = result.count ?? 1;
  tally.counts[result.display] += count;
  if (result.display === 'pass') tally.earned += weight * count;
  if (result.display === 'pass' || result.display === 'fail') {
    tally.possible += weight * count;
  }
}

function toScore({ counts, earned, possible }: Tally): Score {
  const known = counts.pass + counts.fail + counts.waived;
  const applicable = known + counts.unknown;
  return {
    ...(possible > 0 ? { score: percent(earned, possible) } : {}),
    coverage: applicable === 0 ? 100 : percent(known, applicable),
    ...counts,
  };
}

/** One decimal, and 100 only when nothing is missing. */
function percent(part: number, whole: number): number {
  return Math.floor((part / whole) * 1000) / 10;
}
