import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { scoreResults } from '@strata/backstage-plugin-compliance-common';
import { complianceApiRef } from '../api';

// More checks than one subject has.
const ALL_RESULTS = 100;

/** Results, checks and score of the service whose page is open. */
export function useSubjectCompliance() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const api = useApi(complianceApiRef);
  return useAsyncRetry(async () => {
    const [results, { items: checks }] = await Promise.all([
      api.listResults({ entityRef, limit: ALL_RESULTS }),
      api.listChecks(),
    ]);
    const byId = new Map(checks.map(check => [check.id, check]));
    const score = scoreResults(results.items, id => byId.get(id)?.severity);
    return { entityRef, results: results.items, checks, byId, score };
  }, [api, entityRef]);
}
