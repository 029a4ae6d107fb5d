import { useMemo } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { CheckInfo } from '@strata/backstage-plugin-compliance-common';
import { complianceApiRef } from '../api';

const NONE: CheckInfo[] = [];

/** All checks: what they ask, why, and how to fix them. */
export function useCheckCatalogue() {
  const api = useApi(complianceApiRef);
  const state = useAsyncRetry(() => api.listChecks(), [api]);
  const checks = state.value?.items ?? NONE;
  const byId = useMemo(
    () => new Map(checks.map(check => [check.id, check])),
    [checks],
  );
  return { ...state, checks, byId };
}

export type CheckCatalogue = ReturnType<typeof useCheckCatalogue>;
