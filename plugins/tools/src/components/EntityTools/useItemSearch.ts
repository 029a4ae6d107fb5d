import { useApi } from '@backstage/core-plugin-api';
import type {
  ItemQuery,
  Page,
  ToolItem,
} from '@strata/backstage-plugin-tools-common';
import useAsync from 'react-use/esm/useAsync';
import { toolsApiRef } from '../../api';
import { useDebounced } from '../../hooks/useDebounced';

const LIMIT = 20;

/** The first matches of a search, on the server and a moment after the last key. */
export function useItemSearch(
  query: Pick<ItemQuery, 'q' | 'process' | 'unlinked'>,
): { page?: Page<ToolItem>; error?: Error } {
  const api = useApi(toolsApiRef);
  const { process, unlinked } = query;
  const q = useDebounced(query.q?.trim());
  const { value, error } = useAsync(
    () =>
      api.listItems({
        q: q || undefined,
        process: process || undefined,
        unlinked: unlinked || undefined,
        limit: LIMIT,
      }),
    [api, q, process, unlinked],
  );
  return { page: value, error };
}
