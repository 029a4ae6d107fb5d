import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useState } from 'react';
import useDebounce from 'react-use/esm/useDebounce';

const DEBOUNCE_MS = 250;
const LIMIT = 20;

/** The first entities of a kind that match, a moment after the last key. */
export function useCatalogSearch(text: string, kind: string) {
  const catalog = useApi(catalogApiRef);
  const [state, setState] = useState<{ entities?: Entity[]; error?: Error }>(
    {},
  );
  useDebounce(
    () => {
      catalog
        .queryEntities({
          filter: { kind },
          fullTextFilter: {
            term: text.trim(),
            fields: [
              'metadata.name',
              'metadata.title',
              'spec.profile.displayname',
            ],
          },
          orderFields: { field: 'metadata.name', order: 'asc' },
          limit: LIMIT,
        })
        .then(({ items }) => setState({ entities: items }))
        .catch(error => setState({ error }));
    },
    DEBOUNCE_MS,
    [catalog, text, kind],
  );
  return state;
}
