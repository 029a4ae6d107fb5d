import type {
  Effort,
  Severity,
} from '@strata/backstage-plugin-compliance-common';
import type { CheckDefinition } from '@strata/backstage-plugin-compliance-node';

const SEVERITIES: readonly Severity[] = ['critical', 'high', 'medium', 'low'];
const EFFORTS: readonly Effort[] = ['minutes', 'hours', 'days'];

/** Ids of checks, first those whose fix gains most: by severity, then the least effort. */
export function byGain(checks: readonly CheckDefinition<any>[]): string[] {
  return [...checks]
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        EFFORTS.indexOf(a.fix.effort) - EFFORTS.indexOf(b.fix.effort) ||
        (a.id < b.id ? -1 : 1),
    )
    .map(check => check.id);
}
