import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsync from 'react-use/esm/useAsync';
import { useDebounced } from './useDebounced';

const LIMIT = 20;

/** The first entities of a kind that match, a moment after the last key. */
export function useCatalogSearch(text: string, kind: string) {
  const catalog = useApi(catalogApiRef);
  const term = useDebounced(text.trim());
  const { value, error } = useAsync(
    () =>
      catalog.queryEntities({
        filter: { kind },
        fullTextFilter: {
          term,
          fields: [
            'metadata.name',
            'metadata.title',
            'spec.profile.displayname',
          ],
        },
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: LIMIT,
      }),
    [catalog, term, kind],
  );
  return { entities: value?.items, error };
}
