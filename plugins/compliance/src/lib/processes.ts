import type { CheckResult } from '@strata/backstage-plugin-compliance-common';
import { processes } from '@strata/technologies';

const positions = new Map(processes.map(({ id }, index) => [id, index]));

/** Sorts by the order in which a change travels; unknown processes come last. */
export function byProcess(left: string, right: string): number {
  const position = (id: string) => positions.get(id) ?? positions.size;
  return position(left) - position(right) || left.localeCompare(right);
}

/** Results below their process, in the order in which a change travels. */
export function groupByProcess(results: CheckResult[]) {
  const ids = new Set(results.map(({ process }) => process));
  return [...ids].sort(byProcess).map(process => ({
    process,
    results: results.filter(result => result.process === process),
  }));
}
