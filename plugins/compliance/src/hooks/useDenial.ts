import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import type { compliancePermissions } from '@strata/backstage-plugin-compliance-common';
import { complianceTranslationRef } from '../translation';

type CompliancePermission = (typeof compliancePermissions)[number];

/** Why the person may not do something, or undefined when they may. */
export function useDenial(
  permission: CompliancePermission,
): string | undefined {
  const { t } = useTranslationRef(complianceTranslationRef);
  const { loading, allowed } = usePermission({ permission });
  if (loading) return t('permission.checking');
  if (allowed) return undefined;
  return t('permission.denied', { permission: permission.name });
}
