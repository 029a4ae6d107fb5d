import { useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { toolsApiRef } from '../api';
import { isBroken } from '../components/SyncsPage/order';
import { usePolled } from './usePolled';

const EVERY_MS = 60_000;

/** How many syncs need a person, for a mark in the navigation; 0 while that is not known. */
export function useBrokenSyncCount(): number {
  const api = useApi(toolsApiRef);
  const load = useCallback(() => api.listSyncs(), [api]);
  const { value } = usePolled(load, EVERY_MS);
  return value?.items.filter(isBroken).length ?? 0;
}
