import type { DisplayOutcome } from '@strata/backstage-plugin-compliance-common';
import { asOutcome } from '../lib/outcomes';
import { toTeamParam, toTeamRef } from '../lib/teams';
import { asPastDay } from '../lib/time';
import { useUrlState } from './useUrlState';

export interface ResultFilter {
  /** Ref of the team. */
  team?: string;
  process?: string;
  outcome?: DisplayOutcome;
  /** A day that is over: everything as it stood at its end. */
  asOf?: string;
}

/** The filter in the address; a change of it goes back to the first page. */
export function useResultFilter() {
  const [url, setUrl] = useUrlState(
    'team',
    'process',
    'outcome',
    'asOf',
    'cursor',
    'page',
  );
  const filter: ResultFilter = {
    team: url.team && toTeamRef(url.team),
    process: url.process,
    outcome: asOutcome(url.outcome),
    asOf: asPastDay(url.asOf),
  };
  const setFilter = (patch: Partial<ResultFilter>) =>
    setUrl({
      ...patch,
      ...('team' in patch && { team: patch.team && toTeamParam(patch.team) }),
      cursor: undefined,
      page: undefined,
    });
  return [filter, setFilter] as const;
}
