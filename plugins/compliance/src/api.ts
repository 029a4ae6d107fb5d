import {
  createApiFactory,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ComplianceClient } from '@strata/backstage-plugin-compliance-common';

/** What the pages need of the compliance backend. */
export type ComplianceApi = Pick<
  ComplianceClient,
  | 'listChecks'
  | 'getMatrix'
  | 'listResults'
  | 'getHistory'
  | 'evaluate'
  | 'listWaivers'
  | 'requestWaiver'
  | 'decideWaiver'
  | 'attest'
  | 'exportCsv'
>;

export const complianceApiRef = createApiRef<ComplianceApi>({
  id: 'plugin.compliance.client',
});

export const complianceApiFactory = createApiFactory({
  api: complianceApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) =>
    new ComplianceClient({ discoveryApi, fetchApi }),
});
