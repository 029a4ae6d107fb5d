import type {
  Score,
  TrendedScore,
} from '@strata/backstage-plugin-compliance-common';

/** How a score reads: three bands, nothing known, only waived failures, or nothing to check. */
export type ScoreLevel =
  | 'good'
  | 'fair'
  | 'poor'
  | 'unknown'
  | 'waived'
  | 'none';

const GOOD_FROM = 90;
const FAIR_FROM = 70;
/** Percent of the results that have to be known before a score counts as good news. */
const LEAST_COVERAGE = 50;

export function scoreLevel(score: Score | undefined): ScoreLevel {
  if (!score) return 'none';
  if (score.score === undefined) {
    if (score.unknown > 0) return 'unknown';
    return score.waived > 0 ? 'waived' : 'none';
  }
  if (score.score < FAIR_FROM) return 'poor';
  if (score.coverage < LEAST_COVERAGE) return 'unknown';
  return score.score >= GOOD_FROM ? 'good' : 'fair';
}

export type Trend = 'up' | 'down' | 'same';

/** How a score has moved, as people see it: in whole numbers. Nothing where either is not known. */
export function trendOf({ score, before }: TrendedScore): Trend | undefined {
  if (score === undefined || before === undefined) return undefined;
  const change = Math.round(score) - Math.round(before);
  if (change === 0) return 'same';
  return change > 0 ? 'up' : 'down';
}
