import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

export interface ComplianceSettings {
  /** Minutes between two evaluations of everything. */
  everyMinutes: number;
  /** Milliseconds for which changes of the tools are gathered into one evaluation. */
  debounceMs: number;
  /** `spec.type` of the Components that count as services; every Component without it. */
  serviceTypes?: string[];
}

export function readSettings(config: RootConfigService): ComplianceSettings {
  const section = config.getOptionalConfig('compliance');
  const everyMinutes =
    section?.getOptionalNumber('evaluation.everyMinutes') ?? 5;
  const debounceSeconds =
    section?.getOptionalNumber('evaluation.debounceSeconds') ?? 5;
  if (everyMinutes <= 0 || debounceSeconds < 0) {
    throw new InputError(
      'compliance.evaluation: everyMinutes must be above 0 and debounceSeconds not below',
    );
  }
  return {
    everyMinutes,
    debounceMs: debounceSeconds * 1000,
    serviceTypes: section?.getOptionalStringArray('serviceTypes'),
  };
}
