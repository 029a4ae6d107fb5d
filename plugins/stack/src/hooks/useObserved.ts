import { useApi } from '@backstage/core-plugin-api';
import type { StackService } from '@strata/backstage-plugin-stack-common';
import { stackApiRef } from '../api';
import { useLoaded } from './useLoaded';

/** What the repositories of a service show, and what of them was not read. */
export type Observed = Pick<StackService, 'observed' | 'unread'>;

/** Nothing while that is unknown. */
export function useObserved(ref: string): Observed {
  const api = useApi(stackApiRef);
  const { value } = useLoaded(ref, async () => {
    const { items } = await api.listServices({ ref, limit: 1 });
    return items[0];
  });
  return value ?? {};
}
