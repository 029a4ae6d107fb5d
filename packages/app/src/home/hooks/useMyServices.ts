import {
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

/** A first page has room for so many; the catalog lists the rest. */
const SERVICES_SHOWN = 20;

export interface MyService {
  ref: string;
  title: string;
}

/** Components of the teams, by title. Sorted here: ordering in the query is slow over relations. */
export function useMyServices(teams: string[]) {
  const catalogApi = useApi(catalogApiRef);
  const key = teams.join(' ');
  return useAsyncRetry(async () => {
    const { items, totalItems } = await catalogApi.queryEntities({
      filter: { kind: 'component', [`relations.${RELATION_OWNED_BY}`]: teams },
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'metadata.title'],
      limit: SERVICES_SHOWN,
    });
    const services: MyService[] = items.map(entity => ({
      ref: stringifyEntityRef(entity),
      title: entity.metadata.title ?? entity.metadata.name,
    }));
    services.sort((left, right) => left.title.localeCompare(right.title));
    return { services, total: totalItems };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the teams are compared by content
  }, [catalogApi, key]);
}

export type MyServices = ReturnType<typeof useMyServices>;
