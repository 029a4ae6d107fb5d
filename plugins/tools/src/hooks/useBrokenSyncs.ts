import { useApi } from '@backstage/core-plugin-api';
import type { SyncState } from '@strata/backstage-plugin-tools-common';
import { useCallback } from 'react';
import { toolsApiRef } from '../api';
import { isBroken } from '../components/SyncsPage/order';
import { usePolled } from './usePolled';

const EVERY_MS = 60_000;

/** The syncs that need a person; none while that is not known. */
export function useBrokenSyncs(): SyncState[] {
  const api = useApi(toolsApiRef);
  const load = useCallback(() => api.listSyncs(), [api]);
  const { value } = usePolled(load, EVERY_MS);
  return value?.items.filter(isBroken) ?? [];
}

/** How many they are, for a mark in the navigation. */
export function useBrokenSyncCount(): number {
  return useBrokenSyncs().length;
}
