import { useApi } from '@backstage/core-plugin-api';
import type {
  ItemQuery,
  Page,
  ToolItem,
} from '@strata/backstage-plugin-tools-common';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';
import { toolsApiRef } from '../../api';

const DEBOUNCE_MS = 250;
const LIMIT = 20;

/** The first matches of a search, on the server and a moment after the last key. */
export function useItemSearch(
  query: Pick<ItemQuery, 'q' | 'process' | 'unlinked'>,
): { page?: Page<ToolItem>; error?: Error } {
  const api = useApi(toolsApiRef);
  const [state, setState] = useState<{ page?: Page<ToolItem>; error?: Error }>(
    {},
  );
  const { q, process, unlinked } = query;
  useDebounce(
    () => {
      api
        .listItems({
          q: q?.trim() || undefined,
          process: process || undefined,
          unlinked: unlinked || undefined,
          limit: LIMIT,
        })
        .then(page => setState({ page }))
        .catch(error => setState({ error }));
    },
    DEBOUNCE_MS,
    [api, q, process, unlinked],
  );
  return state;
}
