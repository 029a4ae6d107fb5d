import { useApi } from '@backstage/core-plugin-api';
import type { SyncTrend } from '@strata/backstage-plugin-tools-common';
import { useCallback, useMemo } from 'react';
import { toolsApiRef } from '../api';
import { syncKey } from '../components/SyncsPage/order';
import { usePolled } from './usePolled';

const EVERY_MS = 60_000;

/** The last runs of each sync, by its key; none while they are not known. */
export function useTrends(): Map<string, SyncTrend['runs']> {
  const api = useApi(toolsApiRef);
  const load = useCallback(() => api.listSyncTrends(), [api]);
  const { value } = usePolled(load, EVERY_MS);
  return useMemo(
    () => new Map(value?.items.map(trend => [syncKey(trend), trend.runs])),
    [value],
  );
}
