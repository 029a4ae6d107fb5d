import { useApi } from '@backstage/core-plugin-api';
import type { ObservedTechnology } from '@strata/backstage-plugin-stack-common';
import { stackApiRef } from '../api';
import { useLoaded } from './useLoaded';

/** What the repository of a service shows; nothing while that is unknown. */
export function useObserved(ref: string): ObservedTechnology[] | undefined {
  const api = useApi(stackApiRef);
  const { value } = useLoaded(ref, async () => {
    const { items } = await api.listServices({ ref, limit: 1 });
    return items[0]?.observed;
  });
  return value;
}
