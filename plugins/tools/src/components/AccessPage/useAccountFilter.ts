import type { AccountQuery } from '@strata/backstage-plugin-tools-common';
import { useMemo } from 'react';
import { useUrlState } from '../../hooks/useUrlState';

/** What the address asks for. */
export function useAccountFilter(): Omit<AccountQuery, 'limit' | 'cursor'> {
  const [team] = useUrlState('team');
  const [instance] = useUrlState('tool');
  const [state] = useUrlState('state');
  const [q] = useUrlState('q');
  return useMemo(
    () => ({
      team: team || undefined,
      instance: instance || undefined,
      state: (state as AccountQuery['state']) || undefined,
      q: q || undefined,
    }),
    [team, instance, state, q],
  );
}
