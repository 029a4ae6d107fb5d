import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { Standard } from '@strata/backstage-plugin-compliance-common';
import type { CheckDefinition } from './define/check';
import type { FactSource } from './define/factSource';

/** Where a private package registers its own checks, sources of facts and standards. */
export interface ComplianceExtensionPoint {
  addCheck(check: CheckDefinition<any>): void;
  addFactSource(source: FactSource): void;
  addStandard(standard: Standard): void;
}

export const complianceExtensionPoint =
  createExtensionPoint<ComplianceExtensionPoint>({
    id: 'compliance.definitions',
  });
