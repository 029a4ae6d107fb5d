import {
  createApiFactory,
  createApiRef,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ComplianceClient } from '@strata/backstage-plugin-compliance-common';

/** The public methods of the client, so that tests and adopters can bring their own. */
export type ComplianceApi = Pick<ComplianceClient, keyof ComplianceClient>;

export const complianceApiRef = createApiRef<ComplianceApi>({
  id: 'plugin.compliance.client',
});

export const complianceApiFactory = createApiFactory({
  api: complianceApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) =>
    new ComplianceClient({ discoveryApi, fetchApi }),
});
