import type { Standard } from '@strata/backstage-plugin-compliance-common';
import type {
  CheckDefinition,
  FactSource,
} from '@strata/backstage-plugin-compliance-node';

export interface Definitions {
  checks: readonly CheckDefinition<any>[];
  factSources: readonly FactSource[];
  standards: readonly Standard[];
}
