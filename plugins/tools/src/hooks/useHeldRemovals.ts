import { useApi } from '@backstage/core-plugin-api';
import type {
  HeldRemoval,
  HeldRemovals,
  RemovalGroup,
  SyncState,
} from '@strata/backstage-plugin-tools-common';
import { useCallback, useState } from 'react';
import { toolsApiRef } from '../api';
import { usePaged, type Paged } from './usePaged';

const PAGE_SIZE = 100;

/** Removals to decide, with what names the list that is shown. */
export function useHeldRemovals(
  { instance, resource }: SyncState,
  group: RemovalGroup,
): { paged: Paged<HeldRemoval> } & Partial<
  Pick<HeldRemovals, 'revision' | 'hidden'>
> {
  const api = useApi(toolsApiRef);
  const [first, setFirst] = useState<HeldRemovals>();
  const load = useCallback(
    async (cursor?: string) => {
      const query = { group, limit: PAGE_SIZE, cursor };
      const page = await api.listHeldRemovals(instance, resource, query);
      // A decision is about the list as it was at first: a later page may be of another one.
      if (!cursor) setFirst(page);
      return page;
    },
    [api, instance, resource, group],
  );
  const paged = usePaged(load);
  return { paged, revision: first?.revision, hidden: first?.hidden };
}
