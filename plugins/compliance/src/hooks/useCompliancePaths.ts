import { useMemo } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { DisplayOutcome } from '@strata/backstage-plugin-compliance-common';
import { rootRouteRef } from '../routes';
import { toTeamParam } from '../lib/teams';

interface ResultsTarget {
  team?: string;
  process?: string;
  outcome?: DisplayOutcome;
  asOf?: string;
}

/** Addresses of the pages, wherever the app has mounted them. */
export function useCompliancePaths() {
  const root = useRouteRef(rootRouteRef);
  return useMemo(() => {
    const base = root();
    return {
      overview: () => base,
      waivers: () => `${base}/waivers`,
      team: (teamRef: string) =>
        `${base}/teams/${encodeURIComponent(toTeamParam(teamRef))}`,
      results: ({ team, process, outcome, asOf }: ResultsTarget = {}) =>
        withQuery(`${base}/results`, {
          team: team && toTeamParam(team),
          process,
          outcome,
          asOf,
        }),
      check: (checkId: string, entityRef?: string) =>
        withQuery(`${base}/checks/${encodeURIComponent(checkId)}`, {
          entityRef,
        }),
    };
  }, [root]);
}

function withQuery(path: string, query: Record<string, string | undefined>) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value) params.set(key, value);
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}
