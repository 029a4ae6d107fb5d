import { useApi } from '@backstage/core-plugin-api';
import type { AdviceById } from '@strata/backstage-plugin-stack-common';
import { stackApiRef } from '../api';
import { useLoaded } from './useLoaded';

/** What the company says about technologies; nothing until it is known, or when it cannot be. */
export function useAdvice(): AdviceById {
  const api = useApi(stackApiRef);
  const { value } = useLoaded('advice', async () => {
    const { items } = await api.listTechnologies({ used: true });
    return Object.fromEntries(
      items.flatMap(({ id, advice }) => (advice ? [[id, advice]] : [])),
    );
  });
  return value ?? {};
}
