import type { Score } from '@strata/backstage-plugin-compliance-common';

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

export function scoreLevel(score: Score | undefined): ScoreLevel {
  if (!score) return 'none';
  if (score.score === undefined) {
    if (score.unknown > 0) return 'unknown';
    return score.waived > 0 ? 'waived' : 'none';
  }
  if (score.score >= GOOD_FROM) return 'good';
  return score.score >= FAIR_FROM ? 'fair' : 'poor';
}
