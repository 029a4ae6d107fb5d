import type {
  CheckInfo,
  CheckResult,
} from '@strata/backstage-plugin-compliance-common';
import { DateTime } from 'luxon';

export interface DueAttestation {
  check: CheckInfo;
  result: CheckResult;
  /** ISO time at which the last attestation ends; absent where none holds. */
  endsAt?: string;
}

/** A week is the rhythm of the meeting for which the page is made. */
const SOON_DAYS = 7;

/** What a team has to state again: nothing holds, or what holds ends within a week. */
export function dueAttestations(
  results: CheckResult[],
  checks: Map<string, CheckInfo>,
): DueAttestation[] {
  const soon = DateTime.utc().plus({ days: SOON_DAYS }).toISO() ?? '';
  return results
    .flatMap(result => {
      const check = checks.get(result.checkId);
      if (check?.cadenceDays === undefined) return [];
      if (result.display === 'waived' || result.outcome === 'notApplicable') {
        return [];
      }
      return [{ check, result, endsAt: endOf(result, check.cadenceDays) }];
    })
    .filter(({ endsAt }) => !endsAt || endsAt < soon)
    .sort((left, right) =>
      (left.endsAt ?? '').localeCompare(right.endsAt ?? ''),
    );
}

function endOf(result: CheckResult, cadenceDays: number): string | undefined {
  if (result.outcome !== 'pass') return undefined;
  const newest = result.evidence
    .map(({ observedAt }) => observedAt ?? '')
    .sort()
    .pop();
  const seen = DateTime.fromISO(newest || result.since, { zone: 'utc' });
  return seen.plus({ days: cadenceDays }).toISO() ?? undefined;
}
