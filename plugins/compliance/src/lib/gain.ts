import {
  SEVERITY_WEIGHTS,
  type CheckInfo,
  type CheckResult,
  type Effort,
} from '@strata/backstage-plugin-compliance-common';
import { OUTCOMES } from './outcomes';

// Rough working hours: only their order of magnitude matters for sorting.
const HOURS: Record<Effort, number> = { minutes: 0.5, hours: 3, days: 16 };

export interface Fix {
  check: CheckInfo;
  results: CheckResult[];
}

/** Failing results grouped by what has to be done, the largest gain per effort first. */
export function topFixes(results: CheckResult[], checks: CheckInfo[]): Fix[] {
  const byId = new Map(checks.map(check => [check.id, check]));
  const fixes = new Map<string, Fix>();
  for (const result of results) {
    const check = byId.get(result.checkId);
    if (result.display !== 'fail' || !check) continue;
    const fix = fixes.get(check.id) ?? { check, results: [] };
    fix.results.push(result);
    fixes.set(check.id, fix);
  }
  return [...fixes.values()].sort(
    (left, right) =>
      gain(right) - gain(left) || left.check.id.localeCompare(right.check.id),
  );
}

/** What needs work first, and of that the largest gain per effort. */
export function sortByGain(
  results: CheckResult[],
  checks: Map<string, CheckInfo>,
): CheckResult[] {
  const rank = ({ display }: CheckResult) => OUTCOMES.indexOf(display);
  const gainOf = ({ checkId }: CheckResult) => {
    const check = checks.get(checkId);
    return check ? ratio(check) : 0;
  };
  return [...results].sort(
    (left, right) => rank(left) - rank(right) || gainOf(right) - gainOf(left),
  );
}

// The effort is spent once for each subject, so their number cancels out of the ratio and only breaks ties.
function gain({ check, results }: Fix): number {
  return ratio(check) + results.length / 1000;
}

function ratio({ severity, fix }: CheckInfo): number {
  return SEVERITY_WEIGHTS[severity] / HOURS[fix.effort];
}
