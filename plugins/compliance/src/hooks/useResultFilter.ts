import type { DisplayOutcome } from '@strata/backstage-plugin-compliance-common';
import { asOutcome } from '../lib/outcomes';
import { toTeamParam, toTeamRef } from '../lib/teams';
import { useUrlState } from './useUrlState';

export interface ResultFilter {
  /** Ref of the team. */
  team?: string;
  process?: string;
  outcome?: DisplayOutcome;
}

/** The filter in the address; a change of it goes back to the first page. */
export function useResultFilter() {
  const [url, setUrl] = useUrlState(
    'team',
    'process',
    'outcome',
    'cursor',
    'page',
  );
  const filter: ResultFilter = {
    team: url.team && toTeamRef(url.team),
    process: url.process,
    outcome: asOutcome(url.outcome),
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
