import { useApi } from '@backstage/core-plugin-api';
import { complianceApiRef } from '@strata/backstage-plugin-compliance';
import {
  scoreResults,
  type CheckResult,
  type Score,
} from '@strata/backstage-plugin-compliance-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

const PAGE_SIZE = 100;
/** Ten pages are thirty services with thirty checks: beyond that the home page says less, not more slowly. */
const MAX_PAGES = 10;

/** Compliance results of the teams and their services, with a score for each subject. */
export function useTeamResults(teams: string[]) {
  const api = useApi(complianceApiRef);
  const key = teams.join(' ');
  return useAsyncRetry(async () => {
    const readTeam = async (team: string) => {
      const results: CheckResult[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const answer = await api.listResults({
          team,
          cursor,
          limit: PAGE_SIZE,
        });
        results.push(...answer.items);
        cursor = answer.nextCursor;
        if (!cursor) break;
      }
      return results;
    };
    const [{ items: checks }, ...perTeam] = await Promise.all([
      api.listChecks(),
      ...teams.map(readTeam),
    ]);
    const byId = new Map(checks.map(check => [check.id, check]));
    const results = perTeam.flat();
    const scores = scoreSubjects(results, id => byId.get(id)?.severity);
    return { results, byId, scores };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the teams are compared by content
  }, [api, key]);
}

function scoreSubjects(
  results: CheckResult[],
  severityOf: Parameters<typeof scoreResults>[1],
) {
  const bySubject = new Map<string, CheckResult[]>();
  for (const result of results) {
    const group = bySubject.get(result.entityRef) ?? [];
    group.push(result);
    bySubject.set(result.entityRef, group);
  }
  return new Map<string, Score>(
    [...bySubject].map(([ref, group]) => [
      ref,
      scoreResults(group, severityOf),
    ]),
  );
}

export type TeamResults = ReturnType<typeof useTeamResults>;
