import type { DisplayOutcome } from '@strata/backstage-plugin-compliance-common';

/** In the order in which a person wants to see them: what needs work first. */
export const OUTCOMES: DisplayOutcome[] = [
  'fail',
  'unknown',
  'waived',
  'pass',
  'notApplicable',
];

export function asOutcome(value: string | undefined) {
  return OUTCOMES.find(outcome => outcome === value);
}
